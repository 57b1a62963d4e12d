// For the operator: by what everyone may be known and reached, and when they were born, died or are expected, by each record, by number; read only where somebody reads the names, or a rule compares them. Days as year, month, day in one number, 0 unknown.
// access: read-everything
MATCH (c:Client)<-[:OF]-(r:Record)
// All of a record at once: one by one, each is looked for along the record.
WITH c, properties(r) AS r
RETURN collect(c.n) AS client, collect(coalesce(c.shielded, true)) AS shielded, collect(r.source) AS source, collect(r.source_id) AS source_id, collect(coalesce(r.as_of.year * 10000 + r.as_of.month * 100 + r.as_of.day, 0)) AS as_of,
  collect(coalesce(r.given_name, '')) AS given_name, collect(coalesce(r.known_as, '')) AS known_as, collect(coalesce(r.family_name, '')) AS family_name,
  collect(coalesce(r.born.year * 10000 + r.born.month * 100 + r.born.day, 0)) AS born, collect(coalesce(r.born_year, 0)) AS born_year,
  collect(coalesce(r.died.year * 10000 + r.died.month * 100 + r.died.day, 0)) AS died, collect(coalesce(r.expected.year * 10000 + r.expected.month * 100 + r.expected.day, 0)) AS expected,
  collect(coalesce(r.nhs_number, '')) AS nhs_number, collect(coalesce(r.personnummer, '')) AS personnummer,
  collect(coalesce(r.address, '')) AS address, collect(coalesce(r.postcode, '')) AS postcode, collect(coalesce(r.phone, '')) AS phone, collect(coalesce(r.email, '')) AS email
