// A chair lets somebody in who asks: from now on they have a relationship, until the meeting ends.
// access: chair
MATCH (x:Presence {id: $presence})-[:PRESENT_AT]->(m:Meeting)
WHERE m.account = $account AND m.ended_at IS NULL AND $now < m.until AND x.left_at IS NULL AND x.admitted_at IS NULL
SET x.admitted_at = $now, m.changes = coalesce(m.changes, 0) + 1
// The picture waits for the chair.
REMOVE m.shown_for
RETURN count(*) AS rows
