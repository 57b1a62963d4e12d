// A screen gives its code, once, and from then on reads that meeting by the hash of its session's id.
// access: none
MATCH (w:Wall {code: $code})
// Two at once wait for one another.
SET w.code_until = w.code_until
WITH w
WHERE w.code = $code AND $now < w.code_until
  AND EXISTS { MATCH (w)-[:SHOWS]->(m:Meeting) WHERE m.ended_at IS NULL AND $now < m.until }
SET w.id = $session
REMOVE w.code
RETURN count(*) AS rows
