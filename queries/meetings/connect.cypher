// A code for the screen of a meeting, good once and for some minutes; one that no screen has used is good no more.
// access: chair
MATCH (m:Meeting {id: $meeting, account: $account})
WHERE m.ended_at IS NULL AND $now < m.until
CALL (m) {
  MATCH (m)<-[:SHOWS]-(unused:Wall)
  WHERE unused.code IS NOT NULL
  DETACH DELETE unused
}
CREATE (w:Wall {id: $wall, code: $code, code_until: $code_until, until: m.until})-[:SHOWS]->(m)
RETURN count(*) AS rows
