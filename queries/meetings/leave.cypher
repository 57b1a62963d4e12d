// Somebody leaves the meeting at which they are, or asks no longer to come in.
// access: meet
MATCH (x:Presence {account: $account})-[:PRESENT_AT]->(m:Meeting)
WHERE x.left_at IS NULL AND m.ended_at IS NULL AND $now < m.until
SET x.left_at = $now
RETURN count(*) AS rows
