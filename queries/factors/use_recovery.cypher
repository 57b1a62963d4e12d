// Use a recovery code, once: setting takes the lock before it is looked at which are left.
// access: none
MATCH (a:Account {id: $account})
SET a.factors_added = coalesce(a.factors_added, 0)
WITH a
WHERE $hash IN a.recovery
SET a.recovery = [each IN a.recovery WHERE each <> $hash]
RETURN size(a.recovery) AS left
