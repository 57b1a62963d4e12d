// The accounts of those who support people and work for an administrator's agency today, the standing ones first; of one that no administrator of the agency made, only that it stands.
// access: administer
MATCH (me:Account {id: $by})
MATCH (g:Agency {id: me.administers})<-[w:WORKS_FOR]-(p:Professional)
WHERE coalesce(p.active, true) AND coalesce(w.from <= $today, true) AND coalesce($today < w.to, true)
WITH DISTINCT me, p
MATCH (a:Account {professional: p.id})
WHERE a.role IN $roles
WITH a, p, a.ended_at IS NULL AS stands, EXISTS { MATCH (maker:Account {id: a.added_by}) WHERE maker.administers = me.administers } AS ours
// What they do elsewhere, and did before, is another agency's to know.
WHERE stands OR ours
RETURN a.id AS id, CASE WHEN ours THEN a.name END AS name, CASE WHEN ours THEN a.role END AS role, p.name AS person,
  ours AND coalesce(a.waits, false) AS waits, toString(a.ended_at) AS ended_at
ORDER BY NOT stands, toLower(person), a.created_at, id
