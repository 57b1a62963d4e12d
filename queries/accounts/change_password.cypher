// Keep an account's new password, and end its sessions but the one in which it was changed.
// access: none
MATCH (a:Account {id: $account})
SET a.password = $password, a.password_until = null
WITH a
MATCH (s:Session)-[:OPENED_BY]->(a)
WHERE s.id <> $keep
DETACH DELETE s
