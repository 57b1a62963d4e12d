// A professional who said today that they are not involved any more takes that back.
// access: join
MATCH (:Professional {id: $by})-[tie:INVOLVED_WITH {id: $involvement}]->(:Client)
USING INDEX SEEK tie:INVOLVED_WITH(id)
WHERE tie.left_on = $today AND tie.to = $today
SET tie.to = tie.to_before, tie.version = coalesce(tie.version, 0) + 1
REMOVE tie.to_before, tie.left_on, tie.ended_by, tie.act
RETURN count(*) AS rows
