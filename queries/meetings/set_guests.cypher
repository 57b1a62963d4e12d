// A chair says how many are in the room who have no account.
// access: chair
MATCH (m:Meeting {id: $meeting, account: $account})
WHERE m.ended_at IS NULL AND $now < m.until
SET m.guests = $guests, m.changes = coalesce(m.changes, 0) + 1
// The picture waits for the chair.
REMOVE m.shown_for
RETURN count(*) AS rows
