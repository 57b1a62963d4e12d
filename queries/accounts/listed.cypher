// All accounts, the standing ones first, by name.
// access: accounts
MATCH (a:Account)
RETURN a.id AS id, a.name AS name, a.role AS role, a.professional AS professional, coalesce(a.areas, []) AS areas, a.supervises AS supervises, a.oversees AS oversees, a.administers AS administers, a.granted_by AS granted_by, coalesce(a.waits, false) AS waits,
  toString(a.created_at) AS created_at, toString(a.ended_at) AS ended_at
ORDER BY a.ended_at IS NOT NULL, a.name_key, a.created_at
