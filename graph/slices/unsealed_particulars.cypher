// For the records officer's questions: particulars that no seal covers, in the shape of everything_particulars.
// access: make-tables
CALL () { MATCH (s:Source) WHERE coalesce(s.sealed, true) RETURN collect(s.name) AS sealed }
MATCH (c:Client)<-[:OF]-(r:Record)
WHERE NOT coalesce(c.shielded, true) AND NOT r.source IN sealed
WITH c, r ORDER BY coalesce(r.as_of, date('0001-01-01')) DESC, r.source DESC, r.source_id DESC
WITH c, head(collect(r.given_name)) AS given, head(collect(r.known_as)) AS known, head(collect(r.family_name)) AS family_name,
  head(collect(r.born)) AS born, head(collect(r.born_year)) AS year,
  head(collect(r.nhs_number)) AS nhs_number, head(collect(r.personnummer)) AS personnummer
RETURN collect(c.n) AS client, collect(coalesce(given, '')) AS given_name, collect(coalesce(known, '')) AS known_as, collect(coalesce(family_name, '')) AS family_name,
  collect(coalesce(born.year * 10000 + born.month * 100 + born.day, 0)) AS born, collect(coalesce(year, 0)) AS born_year,
  collect(coalesce(nhs_number, '')) AS nhs_number, collect(coalesce(personnummer, '')) AS personnummer
