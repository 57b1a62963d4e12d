// Since when somebody whom a worker asked to the team has not answered: of each who was asked the last time, and of these days the first.
// access: join
MATCH (v:Invitation {id: $id})
MATCH ()-[i:INVOLVED_WITH {id: v.involvement}]->()
SET i.asked_on = head(COLLECT {
  MATCH (w:Invitation {involvement: i.id})
  WITH w ORDER BY w.on DESC, w.id
  WITH w.professional AS whom, w.agency AS desk, head(collect(w)) AS last
  RETURN min(CASE WHEN last.answered_on IS NULL THEN last.on END) AS since
})
