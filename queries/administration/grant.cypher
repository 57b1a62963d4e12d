// Another administrator of the agency than who made an account lets it be used, by a colleague who works for the agency today; its password begins here.
// access: administer
MATCH (a:Account {id: $account})
// Two at once wait for one another.
SET a.n = a.n
WITH a
MATCH (me:Account {id: $by})
WHERE me.ended_at IS NULL AND NOT coalesce(me.waits, false)
  AND a.ended_at IS NULL AND a.waits AND a.role IN $roles AND a.id <> me.id AND coalesce(a.professional <> me.professional, true)
MATCH (maker:Account {id: a.added_by})
WHERE maker.administers = me.administers AND maker.id <> me.id AND coalesce(maker.professional <> me.professional, true)
MATCH (:Agency {id: me.administers})<-[w:WORKS_FOR]-(p:Professional {id: a.professional})
WHERE coalesce(p.active, true) AND coalesce(w.from <= $today, true) AND coalesce($today < w.to, true)
WITH DISTINCT a
SET a.waits = false, a.granted_by = $by, a.granted_at = $now, a.password = $password
RETURN count(*) AS rows
