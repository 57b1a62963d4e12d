// An administrator ends the account of a colleague who works for their agency today: whoever is signed in with it is out at once.
// access: administer
MATCH (a:Account {id: $account})
// Two at once wait for one another.
SET a.n = a.n
WITH a
MATCH (me:Account {id: $by})
WHERE me.ended_at IS NULL AND NOT coalesce(me.waits, false)
  AND a.ended_at IS NULL AND a.role IN $roles AND a.id <> me.id AND coalesce(a.professional <> me.professional, true)
MATCH (:Agency {id: me.administers})<-[w:WORKS_FOR]-(p:Professional {id: a.professional})
WHERE coalesce(p.active, true) AND coalesce(w.from <= $today, true) AND coalesce($today < w.to, true)
WITH DISTINCT a
SET a.ended_at = $now
WITH a
CALL (a) {
  MATCH (s:Session)-[:OPENED_BY]->(a)
  DETACH DELETE s
}
RETURN count(*) AS rows
