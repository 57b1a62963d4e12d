// The sessions in which an account is signed in, the newest first.
// access: none
MATCH (s:Session)-[:OPENED_BY]->(a:Account {id: $account})
WHERE s.started > $oldest AND s.last_seen > $idle AND s.proved_at IS NOT NULL
RETURN s.id AS id, toString(s.started) AS started, toString(s.last_seen) AS last_seen
ORDER BY s.started DESC, id
