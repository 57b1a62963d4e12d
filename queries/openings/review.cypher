// Note that somebody has reviewed what somebody else opened, by whichever account, once.
// access: review
MATCH (o:Opening {id: $id})
WHERE o.reviewed_on IS NULL AND o.account <> $by AND coalesce(o.professional <> $professional, true)
SET o.reviewed_by = $by, o.reviewed_on = $now
RETURN count(*) AS rows
