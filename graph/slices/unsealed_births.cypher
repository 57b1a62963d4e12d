// For the records officer's questions: births that no seal covers, in the shape of everything_births.
// access: make-tables
CALL () { MATCH (s:Source) WHERE coalesce(s.sealed, true) RETURN collect(s.name) AS sealed }
MATCH (c:Client)<-[:OF]-(r:Record)
WHERE NOT r.source IN sealed
WITH c, r ORDER BY coalesce(r.as_of, date('0001-01-01')) DESC, r.source DESC, r.source_id DESC
WITH c, head(collect(r.born)) AS born, head(collect(r.born_year)) AS year, head(collect(r.died)) AS died, head(collect(r.expected)) AS expected
RETURN collect(c.n) AS client,
  collect(coalesce(born.year * 10000 + born.month * 100 + born.day, year * 10000 + 701, 0)) AS born,
  collect(coalesce(died.year * 10000 + died.month * 100 + died.day, 0)) AS died,
  collect(coalesce(expected.year * 10000 + expected.month * 100 + expected.day, 0)) AS expected
