// All professionals as rows of professionals.csv, without the short form of an employment.
// access: export
MATCH (p:Professional) WHERE p.id IS NOT NULL
RETURN p.id AS id, p.name AS name, p.role AS role, p.team AS team, p.phone AS phone, p.mobile AS mobile, p.email AS email,
  p.active AS active, p.days AS days, toString(p.away_until) AS away_until, p.cover AS cover
ORDER BY id
