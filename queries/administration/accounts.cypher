// The accounts of those who work for an administrator's agency today, with what the administrator may do about each; the standing ones first.
// access: administer
MATCH (me:Account {id: $by})
MATCH (g:Agency {id: me.administers})<-[w:WORKS_FOR]-(p:Professional)
WHERE coalesce(p.active, true) AND coalesce(w.from <= $today, true) AND coalesce($today < w.to, true)
WITH DISTINCT me, p
MATCH (a:Account {professional: p.id})
WITH a, p, a.ended_at IS NULL AS stands, coalesce(a.waits, false) AS waits,
  // Nobody acts on what is their own, nor on whoever isn't made here.
  a.role IN $roles AND a.id <> me.id AND coalesce(p.id <> me.professional, true) AS theirs,
  EXISTS {
    MATCH (maker:Account {id: a.added_by})
    WHERE maker.administers = me.administers AND maker.id <> me.id AND coalesce(maker.professional <> me.professional, true)
  } AS seconds,
  coalesce(a.granted_by = me.id, false) AS granted
RETURN a.id AS id, a.name AS name, a.role AS role, p.name AS person, p.role AS job, waits, toString(a.ended_at) AS ended_at,
  stands AND theirs AND waits AND seconds AS may_grant, stands AND theirs AS may_end,
  stands AND theirs AND NOT waits AND NOT granted AS may_reset, stands AND theirs AND NOT waits AND granted AS granted_it
ORDER BY NOT stands, toLower(person), a.created_at, id
