// Meetings, who is at them, and their screens.
// access: none
MATCH (m:Meeting)
RETURN m.id AS id, m.account AS account, m.family AS family, m.ended_at IS NOT NULL AS ended, m.guests AS guests, m.code AS code,
  COLLECT { MATCH (x:Presence)-[:PRESENT_AT]->(m) RETURN x {.id, .account, admitted: x.admitted_at IS NOT NULL, left: x.left_at IS NOT NULL} AS there ORDER BY x.account } AS everyone,
  COUNT { (m)<-[:SHOWS]-(:Wall) } AS screens
ORDER BY id
