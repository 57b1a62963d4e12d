// Keep an account's new password, and end its sessions but the one in which it was changed, if that is still open.
// access: none
MATCH (a:Account {id: $account})
// Two at once wait for one another: who was signed out meanwhile, because the password was given anew, changes nothing.
SET a.n = a.n
WITH a
WHERE a.ended_at IS NULL AND EXISTS { MATCH (:Session {id: $keep})-[:OPENED_BY]->(a) }
SET a.password = $password, a.password_until = null
WITH a
CALL (a) {
  MATCH (s:Session)-[:OPENED_BY]->(a)
  WHERE s.id <> $keep
  DETACH DELETE s
}
RETURN count(*) AS rows
