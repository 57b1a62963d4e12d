// For the operator: what everybody is called, by number; read only where somebody will read the names.
// access: read-everything
CALL () {
  MATCH (c:Client)<-[:OF]-(r:Record)
  WITH c, r ORDER BY coalesce(r.as_of, date('0001-01-01')) DESC, r.source DESC, r.source_id DESC
  WITH c, head(collect(r.given_name)) AS given, head(collect(r.known_as)) AS known, head(collect(r.family_name)) AS family,
    head(collect(r.expected)) IS NOT NULL AND head(collect(r.born)) IS NULL AND head(collect(r.born_year)) IS NULL AS unborn
  RETURN collect(c.n) AS clients, collect(coalesce(given, known, CASE WHEN unborn THEN $unborn ELSE '' END)) AS given_names, collect(coalesce(family, '')) AS family_names
}
CALL () { MATCH (f:Family) RETURN collect(f.n) AS families, collect(coalesce(f.name, f.id)) AS named_families }
CALL () { MATCH (p:Professional) RETURN collect(p.n) AS professionals, collect(p.name) AS named_professionals }
CALL () { MATCH (a:Agency) RETURN collect(a.n) AS agencies, collect(a.name) AS named_agencies }
RETURN clients, given_names, family_names, families, named_families, professionals, named_professionals, agencies, named_agencies
