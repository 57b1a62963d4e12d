// A chair goes on: the picture is shown to those who are in the room now.
// access: chair
MATCH (m:Meeting {id: $meeting, account: $account})
WHERE m.ended_at IS NULL AND $now < m.until
SET m.shown_for = $shown_for
RETURN count(*) AS rows
