// Since when somebody whom a worker asked to the team has not answered: of each who was asked the last time, and of these days the first.
// access: join
MATCH (v:Invitation {id: $id})
USING INDEX SEEK v:Invitation(id)
MATCH (:Professional {id: v.by})-[i:INVOLVED_WITH {id: v.involvement}]->(:Client {id: v.client})
MATCH (w:Invitation {involvement: v.involvement})
WITH i, w ORDER BY w.on DESC, w.id
WITH i, w.professional AS whom, w.agency AS desk, head(collect(w)) AS last
WITH i, min(CASE WHEN last.answered_on IS NULL THEN last.on END) AS since
SET i.asked_on = since
RETURN count(*) AS rows
