// Whose session this is, if it is neither idle nor too old and the account still stands; read on every request.
// access: none
MATCH (s:Session {id: $id})-[:OPENED_BY]->(a:Account)
WHERE s.started > $oldest AND s.last_seen > $idle AND a.ended_at IS NULL
OPTIONAL MATCH (p:Professional {id: a.professional})
RETURN a.id AS id, a.name AS name, a.role AS role, a.professional AS professional, coalesce(a.areas, []) AS areas, p.name AS person,
  s.last_seen <= $fresh AS stale
