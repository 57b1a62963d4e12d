// Close what is open for an account before its time.
// access: open
MATCH (o:Opening {id: $id, account: $account})
WHERE o.until > $now
SET o.until = $now
RETURN count(*) AS rows
