// For the operator: every situation, by the client's number; days as year, month, day in one number, 0 unknown.
// access: read-everything
MATCH (c:Client)-[:HAS]->(s:Situation)
RETURN collect(c.n) AS client, collect(s.code) AS code,
  collect(coalesce(s.from.year * 10000 + s.from.month * 100 + s.from.day, 0)) AS start, collect(coalesce(s.to.year * 10000 + s.to.month * 100 + s.to.day, 0)) AS end
