// A chair lets somebody not in, who can't ask again at this meeting; or says that somebody has left, who can.
// access: chair
MATCH (x:Presence {id: $presence})-[:PRESENT_AT]->(m:Meeting)
WHERE m.account = $account AND m.ended_at IS NULL AND $now < m.until AND x.left_at IS NULL
SET x.left_at = $now, x.sent_away = x.admitted_at IS NULL, m.changes = coalesce(m.changes, 0) + 1
// The picture waits for the chair.
REMOVE m.shown_for
RETURN count(*) AS rows
