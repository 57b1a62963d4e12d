// For the operator: who works for which agency, by number; days as year, month, day in one number, 0 unknown.
// access: read-everything
MATCH (p:Professional)-[w:WORKS_FOR]->(a:Agency)
RETURN collect(p.n) AS professional, collect(a.n) AS agency,
  collect(coalesce(w.from.year * 10000 + w.from.month * 100 + w.from.day, 0)) AS start, collect(coalesce(w.to.year * 10000 + w.to.month * 100 + w.to.day, 0)) AS end
