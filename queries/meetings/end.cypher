// A chair ends a meeting: what being there opened is closed for everybody, and its screens show nothing more.
// access: chair
MATCH (m:Meeting {id: $meeting, account: $account})
WHERE m.ended_at IS NULL AND $now < m.until
SET m.ended_at = $now
WITH m
CALL (m) {
  MATCH (m)<-[:SHOWS]-(w:Wall)
  DETACH DELETE w
}
RETURN count(*) AS rows
