// The sessions with their accounts.
// access: none
MATCH (s:Session)-[:OPENED_BY]->(a:Account)
RETURN s.id AS id, a.name AS name, toString(s.last_seen) AS last_seen
