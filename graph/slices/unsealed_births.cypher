// For the records officer's questions: births that no seal covers, in the shape of everything_births.
// access: make-tables
CALL () { MATCH (s:Source) WHERE coalesce(s.sealed, true) RETURN collect(s.name) AS sealed }
MATCH (c:Client)<-[:OF]-(r:Record)
WHERE NOT r.source IN sealed
RETURN collect(c.n) AS client, collect(r.source) AS source, collect(r.source_id) AS source_id, collect(coalesce(r.as_of.year * 10000 + r.as_of.month * 100 + r.as_of.day, 0)) AS as_of,
  collect(coalesce(r.born.year * 10000 + r.born.month * 100 + r.born.day, 0)) AS born, collect(coalesce(r.born_year, 0)) AS born_year,
  collect(coalesce(r.died.year * 10000 + r.died.month * 100 + r.died.day, 0)) AS died, collect(coalesce(r.expected.year * 10000 + r.expected.month * 100 + r.expected.day, 0)) AS expected
