// Count one attempt to sign in under each key (a name's, an address's); a key that has had its most since a moment counts no more.
// access: none
UNWIND $counters AS counter
MERGE (c:SignInAttempts {id: counter.key})
SET c.latest = $now
WITH c, counter.most AS most, [moment IN coalesce(c.moments, []) WHERE moment > $since] AS earlier
SET c.moments = CASE WHEN size(earlier) < most THEN earlier + [$now] ELSE earlier END
RETURN max(size(earlier) >= most) AS refused
