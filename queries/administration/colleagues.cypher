// Who works for an administrator's agency today and has no account that stands; not the administrator.
// access: administer
MATCH (me:Account {id: $by})
MATCH (g:Agency {id: me.administers})<-[w:WORKS_FOR]-(p:Professional)
WHERE coalesce(p.active, true) AND coalesce(w.from <= $today, true) AND coalesce($today < w.to, true)
  AND coalesce(p.id <> me.professional, true)
  AND NOT EXISTS { MATCH (a:Account {professional: p.id}) WHERE a.ended_at IS NULL }
RETURN DISTINCT p.id AS id, p.name AS name
ORDER BY toLower(name), id
