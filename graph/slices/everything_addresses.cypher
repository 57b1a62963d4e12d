// For the operator: in which area each family lives, by number; days as year, month, day in one number, 0 unknown.
// access: read-everything
MATCH (f:Family)-[:AT]->(a:Address)
RETURN collect(f.n) AS family, collect(coalesce(a.area, '')) AS area,
  collect(coalesce(a.from.year * 10000 + a.from.month * 100 + a.from.day, 0)) AS start, collect(coalesce(a.to.year * 10000 + a.to.month * 100 + a.to.day, 0)) AS end
