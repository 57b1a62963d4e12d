// For the operator: who belongs to which family, by number; days as year, month, day in one number, 0 unknown.
// access: read-everything
MATCH (c:Client)-[m:MEMBER_OF]->(f:Family)
RETURN collect(c.n) AS client, collect(f.n) AS family, collect(coalesce(m.lives_here, true)) AS lives_here,
  collect(coalesce(m.from.year * 10000 + m.from.month * 100 + m.from.day, 0)) AS start, collect(coalesce(m.to.year * 10000 + m.to.month * 100 + m.to.day, 0)) AS end
