// For the operator: by what everyone but the shielded may be known, and where families live, by number; read only to find one person recorded twice, compared and never shown.
// access: read-everything
CALL () {
  MATCH (c:Client)<-[:OF]-(r:Record)
  WHERE NOT coalesce(c.shielded, true)
  WITH c, r ORDER BY coalesce(r.as_of, date('0001-01-01')) DESC, r.source DESC, r.source_id DESC
  WITH c, head(collect(r.given_name)) AS given, head(collect(r.known_as)) AS known, head(collect(r.family_name)) AS family_name,
    head(collect(r.born)) AS born, head(collect(r.born_year)) AS year,
    head(collect(r.nhs_number)) AS nhs_number, head(collect(r.personnummer)) AS personnummer,
    head(collect(r.address)) AS address, head(collect(r.postcode)) AS postcode
  RETURN collect(c.n) AS client, collect(coalesce(given, '')) AS given_name, collect(coalesce(known, '')) AS known_as, collect(coalesce(family_name, '')) AS family_name,
    collect(coalesce(born.year * 10000 + born.month * 100 + born.day, 0)) AS born, collect(coalesce(year, 0)) AS born_year,
    collect(coalesce(nhs_number, '')) AS nhs_number, collect(coalesce(personnummer, '')) AS personnummer,
    collect(coalesce(address, '')) AS address, collect(coalesce(postcode, '')) AS postcode
}
CALL () {
  MATCH (f:Family)-[:AT]->(a:Address)
  WHERE NOT coalesce(a.shielded, true)
  RETURN collect(f.n) AS family, collect(coalesce(a.address, '')) AS home_address, collect(coalesce(a.postcode, '')) AS home_postcode,
    collect(coalesce(a.from.year * 10000 + a.from.month * 100 + a.from.day, 0)) AS start, collect(coalesce(a.to.year * 10000 + a.to.month * 100 + a.to.day, 0)) AS end
}
RETURN client, given_name, known_as, family_name, born, born_year, nhs_number, personnummer, address, postcode,
  family, home_address, home_postcode, start, end
