// An administrator makes an account for a colleague who works for their agency today and has none that stands, by a sign-in name that none has. It waits, without a password, until it is granted on the server.
// access: administer
MATCH (counter:Counter {id: 'n'})
// Two at once wait for one another.
SET counter.next = counter.next
WITH counter
MATCH (me:Account {id: $by})
WHERE me.ended_at IS NULL AND NOT coalesce(me.waits, false)
MATCH (g:Agency {id: me.administers})<-[w:WORKS_FOR]-(p:Professional {id: $professional})
WHERE coalesce(p.active, true) AND coalesce(w.from <= $today, true) AND coalesce($today < w.to, true)
  AND coalesce(p.id <> me.professional, true)
  // Whoever has none has none that excludes this one either.
  AND NOT EXISTS { MATCH (other:Account {professional: p.id}) WHERE other.ended_at IS NULL }
  AND NOT EXISTS { MATCH (same:Account {name_key: $name_key}) WHERE same.ended_at IS NULL }
WITH DISTINCT counter, g, p
CREATE (:Account {id: $id, n: counter.next, name: $name, name_key: $name_key, role: $role, professional: p.id, areas: [],
  supervises: CASE WHEN $supervisor THEN g.id END, created_at: $now, waits: true, added_by: $by})
SET counter.next = counter.next + 1
RETURN count(*) AS rows
