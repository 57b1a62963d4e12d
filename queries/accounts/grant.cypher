// Somebody else than who added an account lets it be used, where it waits for that; one that an administrator made has no password before.
// access: accounts
MATCH (a:Account {name_key: $name_key})
WHERE a.ended_at IS NULL
// Two at once wait for one another.
SET a.n = a.n
WITH a, coalesce(a.waits, false) AS waited, coalesce(a.added_by = $by, true) AS own, a.password IS NULL AS without
// A first password lasts from here on: before nobody could sign in with it.
FOREACH (_ IN CASE WHEN waited AND NOT own THEN [1] ELSE [] END |
  SET a.waits = false, a.granted_by = $by, a.granted_at = $now,
    a.password_until = CASE WHEN without OR a.password_until IS NOT NULL THEN $lapses END, a.password = coalesce(a.password, $password))
WITH a, waited, own, without
OPTIONAL MATCH (p:Professional {id: a.professional})
OPTIONAL MATCH (maker:Account {id: a.added_by})
RETURN waited, own, without, p.name AS person, a.role AS role, coalesce(maker.name, a.added_by) AS made_by
