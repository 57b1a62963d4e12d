// Whoever said today that somebody has left and is on no team any more takes that back.
// access: join
MATCH (:Professional)-[tie:INVOLVED_WITH {ended_by: $by, act: $act}]->(:Client {id: $client})
WHERE tie.left_on = $today AND tie.to = $today
SET tie.to = tie.to_before, tie.version = coalesce(tie.version, 0) + 1
REMOVE tie.to_before, tie.left_on, tie.ended_by, tie.act
RETURN count(*) AS rows
