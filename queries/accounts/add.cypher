// Add an account, unless a standing one has this sign-in name or the professional it is for isn't there.
// access: accounts
MERGE (counter:Counter {id: 'n'})
SET counter.next = coalesce(counter.next, 1) + 1
WITH counter.next - 1 AS n
OPTIONAL MATCH (same:Account {name_key: $name_key})
WHERE same.ended_at IS NULL
WITH n, count(same) > 0 AS taken
OPTIONAL MATCH (p:Professional {id: $professional})
WITH n, taken, $professional IS NULL OR count(p) > 0 AS known
FOREACH (_ IN CASE WHEN known AND NOT taken THEN [1] ELSE [] END |
  CREATE (:Account {id: $id, n: n, name: $name, name_key: $name_key, role: $role, professional: $professional, areas: $areas,
    password: $password, created_at: $now}))
RETURN taken, known
