// Take all factors and recovery codes from an account whose owner lost them, and end its sessions and the screen of its meeting.
// access: accounts
MATCH (a:Account {id: $account})
WHERE a.ended_at IS NULL
REMOVE a.recovery
WITH a
CALL (a) {
  MATCH (f:Factor)-[:FACTOR_OF]->(a)
  DETACH DELETE f
}
CALL (a) {
  MATCH (s:Session)-[:OPENED_BY]->(a)
  DETACH DELETE s
}
CALL (a) {
  MATCH (:Meeting {account: a.id})<-[:SHOWS]-(w:Wall)
  DETACH DELETE w
}
RETURN count(*) AS rows
