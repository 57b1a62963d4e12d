// Open a session for an account that still stands.
// access: none
MATCH (a:Account {id: $account})
WHERE a.ended_at IS NULL
CREATE (s:Session {id: $id, started: $now, last_seen: $now})-[:OPENED_BY]->(a)
RETURN s.id AS id
