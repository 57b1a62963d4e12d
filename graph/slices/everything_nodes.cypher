// For the operator: the ids and numbers of all clients, families, professionals and agencies, as parallel lists.
// access: read-everything
CALL () { MATCH (c:Client) RETURN collect(c.id) AS clients, collect(c.n) AS client_numbers }
CALL () { MATCH (f:Family) RETURN collect(f.id) AS families, collect(f.n) AS family_numbers }
CALL () {
  MATCH (p:Professional)
  RETURN collect(p.id) AS professionals, collect(p.n) AS professional_numbers, collect(coalesce(p.active, true)) AS active,
    collect(coalesce(p.away_until.year * 10000 + p.away_until.month * 100 + p.away_until.day, 0)) AS away_until
}
CALL () { MATCH (a:Agency) RETURN collect(a.id) AS agencies, collect(a.n) AS agency_numbers, collect(a.kind) AS kinds,
  collect(coalesce(a.area, '')) AS agency_areas }
RETURN clients, client_numbers, families, family_numbers, professionals, professional_numbers, active, away_until, agencies, agency_numbers, kinds, agency_areas
