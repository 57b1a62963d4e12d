// Note that a supervisor has reviewed what somebody else opened, once; a privacy officer reviews it all the same.
// access: supervise
MATCH (o:Opening {id: $id})
WHERE o.supervised_on IS NULL AND o.account <> $account AND coalesce(o.professional <> $by, false)
SET o.supervised_by = $account, o.supervised_on = $now
RETURN count(*) AS rows
