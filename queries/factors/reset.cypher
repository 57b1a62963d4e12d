// Take all factors and recovery codes from an account whose owner lost them, and end its sessions.
// access: accounts
MATCH (a:Account {name_key: $name_key})
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
RETURN a.id AS id
