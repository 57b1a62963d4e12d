// Give an account whose password was lost a first one again, for a while, and end its sessions; not one that waits to be granted.
// access: accounts
MATCH (a:Account {name_key: $name_key})
WHERE a.ended_at IS NULL AND NOT coalesce(a.waits, false)
SET a.password = $password, a.password_until = $lapses
WITH a
CALL (a) {
  MATCH (s:Session)-[:OPENED_BY]->(a)
  DETACH DELETE s
}
RETURN count(*) AS rows
