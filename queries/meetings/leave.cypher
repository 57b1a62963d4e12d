// Somebody leaves the meeting at which they are, or asks no longer to come in.
// access: meet
MATCH (x:Presence {account: $account})-[:PRESENT_AT]->(m:Meeting {id: $meeting})
WHERE x.left_at IS NULL AND m.ended_at IS NULL AND $now < m.until
SET x.left_at = $now, m.changes = coalesce(m.changes, 0) + 1
// The picture waits for the chair.
REMOVE m.shown_for
RETURN count(*) AS rows
