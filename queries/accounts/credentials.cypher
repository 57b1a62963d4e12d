// What a sign-in is checked against: the standing account of a sign-in name.
// access: none
MATCH (a:Account {name_key: $name_key})
WHERE a.ended_at IS NULL AND NOT coalesce(a.waits, false)
RETURN a.id AS id, a.name AS name, a.role AS role, a.professional AS professional, coalesce(a.areas, []) AS areas, a.supervises AS supervises, a.oversees AS oversees, a.administers AS administers, head(COLLECT { MATCH (ours:Deployment {id: 'common-thread'}) RETURN ours.grounds AS grounds }) AS grounds, a.password AS password, toString(a.password_until) AS lapses
