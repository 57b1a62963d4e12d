// Give an account whose password was lost a first one again, for a while, and end its sessions and the screen of its meeting; not one that waits to be granted.
// access: accounts
MATCH (a:Account {id: $account})
WHERE a.ended_at IS NULL AND NOT coalesce(a.waits, false)
SET a.password = $password, a.password_until = $lapses
WITH a
CALL (a) {
  MATCH (s:Session)-[:OPENED_BY]->(a)
  DETACH DELETE s
}
CALL (a) {
  MATCH (:Meeting {account: a.id})<-[:SHOWS]-(w:Wall)
  DETACH DELETE w
}
RETURN count(*) AS rows
