// Which meeting a screen shows, by the hash of its session's id, while the meeting lasts.
// access: none
MATCH (w:Wall {id: $session})-[:SHOWS]->(m:Meeting)
WHERE w.code IS NULL AND m.ended_at IS NULL AND $now < m.until
RETURN m.id AS meeting
