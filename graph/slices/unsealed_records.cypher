// For the records officer's questions: by what everyone may be known and reached as far as no seal covers it, in the shape of everything_records.
// access: make-tables
CALL () { MATCH (s:Source) WHERE coalesce(s.sealed, true) RETURN collect(s.name) AS sealed }
MATCH (c:Client)<-[:OF]-(r:Record)
WHERE NOT r.source IN sealed
WITH c, properties(r) AS r
RETURN collect(c.n) AS client, collect(coalesce(c.shielded, true)) AS shielded, collect(r.source) AS source, collect(r.source_id) AS source_id, collect(coalesce(r.as_of.year * 10000 + r.as_of.month * 100 + r.as_of.day, 0)) AS as_of,
  collect(coalesce(r.given_name, '')) AS given_name, collect(coalesce(r.known_as, '')) AS known_as, collect(coalesce(r.family_name, '')) AS family_name,
  collect(coalesce(r.born.year * 10000 + r.born.month * 100 + r.born.day, 0)) AS born, collect(coalesce(r.born_year, 0)) AS born_year,
  collect(coalesce(r.died.year * 10000 + r.died.month * 100 + r.died.day, 0)) AS died, collect(coalesce(r.expected.year * 10000 + r.expected.month * 100 + r.expected.day, 0)) AS expected,
  collect(coalesce(r.nhs_number, '')) AS nhs_number, collect(coalesce(r.personnummer, '')) AS personnummer,
  collect(coalesce(r.address, '')) AS address, collect(coalesce(r.postcode, '')) AS postcode, collect(coalesce(r.phone, '')) AS phone, collect(coalesce(r.email, '')) AS email
