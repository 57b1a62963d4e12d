// End an account: nobody signs in with it any more, and whoever is signed in is out at once.
// access: accounts
MATCH (a:Account {name_key: $name_key})
WHERE a.ended_at IS NULL
SET a.ended_at = $now
WITH a
OPTIONAL MATCH (s:Session)-[:OPENED_BY]->(a)
DETACH DELETE s
RETURN DISTINCT a.id AS id
