// A chair lets somebody not in, or out again.
// access: chair
MATCH (x:Presence {id: $presence})-[:PRESENT_AT]->(m:Meeting)
WHERE m.account = $account AND m.ended_at IS NULL AND $now < m.until AND x.left_at IS NULL
SET x.left_at = $now
RETURN count(*) AS rows
