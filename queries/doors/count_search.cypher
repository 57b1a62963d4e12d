// Count one closed search of an account, unless it has had its most since an hour ago or since a day ago: then it counts no more.
// access: search
MERGE (c:DoorRate {id: $key})
SET c.latest = $now
WITH c, [moment IN coalesce(c.moments, []) WHERE moment > $day] AS earlier
WITH c, earlier, size(earlier) >= $most_a_day OR size([moment IN earlier WHERE moment > $hour]) >= $most_an_hour AS refused
SET c.moments = CASE WHEN refused THEN earlier ELSE earlier + [$now] END
RETURN refused
