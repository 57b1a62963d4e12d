// A chair goes on: the picture is shown to those who are in the room now, unless somebody came or left since the chair looked.
// access: chair
MATCH (m:Meeting {id: $meeting, account: $account})
// Whoever comes at this moment waits.
SET m.shown_for = m.shown_for
WITH m
WHERE m.ended_at IS NULL AND $now < m.until AND coalesce(m.changes, 0) = $changes
SET m.shown_for = $shown_for, m.begun = true
RETURN count(*) AS rows
