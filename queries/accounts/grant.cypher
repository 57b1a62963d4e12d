// Somebody else than who added an account lets it be used, where it waits for that.
// access: accounts
MATCH (a:Account {name_key: $name_key})
WHERE a.ended_at IS NULL
WITH a, coalesce(a.waits, false) AS waited, a.added_by = $by AS own
FOREACH (_ IN CASE WHEN waited AND NOT own THEN [1] ELSE [] END | SET a.waits = false, a.granted_by = $by, a.granted_at = $now)
RETURN waited, own
