// A code for the screen of a meeting, good once and for some minutes; a meeting has one screen, so any other is none from now on.
// access: chair
MATCH (m:Meeting {id: $meeting, account: $account})
// Two at once wait for one another.
SET m.until = m.until
WITH m
WHERE m.ended_at IS NULL AND $now < m.until
CALL (m) {
  MATCH (m)<-[:SHOWS]-(w:Wall)
  DETACH DELETE w
}
CREATE (w:Wall {id: $wall, code: $code, code_until: $code_until, until: m.until})-[:SHOWS]->(m)
RETURN count(*) AS rows
