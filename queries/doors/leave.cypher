// A professional is not involved any more, from today on.
// access: join
MATCH (:Professional {id: $by})-[tie:INVOLVED_WITH {id: $involvement}]->(:Client)
USING INDEX SEEK tie:INVOLVED_WITH(id)
WHERE (tie.from IS NULL OR tie.from <= $today) AND (tie.to IS NULL OR $today < tie.to)
SET tie.to_before = tie.to, tie.to = $today, tie.left_on = $today, tie.version = coalesce(tie.version, 0) + 1
RETURN count(*) AS rows
