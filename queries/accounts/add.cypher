// Add an account, unless a standing one has this sign-in name or excludes its role, its professional or the agency it answers for or administers isn't there, or a supervisor, or an administrator who is named as a professional, works for no such agency.
// access: accounts
MERGE (counter:Counter {id: 'n'})
SET counter.next = coalesce(counter.next, 1) + 1
WITH counter.next - 1 AS n
OPTIONAL MATCH (same:Account {name_key: $name_key})
WHERE same.ended_at IS NULL
WITH n, count(same) > 0 AS taken
OPTIONAL MATCH (p:Professional {id: $professional})
OPTIONAL MATCH (p)-[w:WORKS_FOR]->(a:Agency)
WHERE (($supervisor AND coalesce($agency = a.id, true)) OR $administers = a.id) AND coalesce(w.from <= $today, true) AND coalesce($today < w.to, true)
WITH n, taken, $professional IS NULL OR count(p) > 0 AS known, collect(DISTINCT a.id) AS agencies
OPTIONAL MATCH (other:Account {professional: $professional})
WHERE other.ended_at IS NULL AND other.role IN $excluded
WITH n, taken, known, agencies, size(agencies) = CASE WHEN $supervisor OR ($administers IS NOT NULL AND $professional IS NOT NULL) THEN 1 ELSE 0 END AS placed, count(other) > 0 AS excluded,
  $scope IS NULL OR EXISTS { MATCH (whole:Agency {id: $scope}) } AS there
FOREACH (_ IN CASE WHEN known AND placed AND there AND NOT taken AND NOT excluded THEN [1] ELSE [] END |
  CREATE (:Account {id: $id, n: n, name: $name, name_key: $name_key, role: $role, professional: $professional, areas: $areas,
    supervises: CASE WHEN $supervisor THEN head(agencies) END, oversees: $oversees, administers: $administers, password: $password, created_at: $now,
    waits: $waits, added_by: $by, password_until: $lapses}))
RETURN taken, known, placed, there, excluded
