// An administrator takes all factors and recovery codes from the account of a colleague who lost them and works for their agency today, and ends its sessions; not who granted it, and has seen its first password.
// access: administer
MATCH (a:Account {id: $account})
// Two at once wait for one another.
SET a.n = a.n
WITH a
MATCH (me:Account {id: $by})
WHERE me.ended_at IS NULL AND NOT coalesce(me.waits, false)
  AND a.ended_at IS NULL AND NOT coalesce(a.waits, false) AND coalesce(a.granted_by <> me.id, true)
  AND a.role IN $roles AND a.id <> me.id AND coalesce(a.professional <> me.professional, true)
MATCH (:Agency {id: me.administers})<-[w:WORKS_FOR]-(p:Professional {id: a.professional})
WHERE coalesce(p.active, true) AND coalesce(w.from <= $today, true) AND coalesce($today < w.to, true)
WITH DISTINCT a
REMOVE a.recovery
WITH a
CALL (a) {
  MATCH (f:Factor)-[:FACTOR_OF]->(a)
  DETACH DELETE f
}
CALL (a) {
  MATCH (s:Session)-[:OPENED_BY]->(a)
  DETACH DELETE s
}
RETURN count(*) AS rows
