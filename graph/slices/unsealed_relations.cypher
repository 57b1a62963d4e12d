// For the records officer's questions: kinship that no seal covers, in the shape of everything_relations.
// access: make-tables
CALL () { MATCH (s:Source) WHERE coalesce(s.sealed, true) RETURN collect(s.name) AS sealed }
MATCH (c:Client)-[r:RELATED_TO]->(other:Client)
WHERE r.visibility = 'open' AND NOT coalesce(r.source IN sealed, false)
RETURN collect(c.n) AS client, collect(other.n) AS other, collect(r.kind) AS kind,
  collect(coalesce(r.from.year * 10000 + r.from.month * 100 + r.from.day, 0)) AS start, collect(coalesce(r.to.year * 10000 + r.to.month * 100 + r.to.day, 0)) AS end
