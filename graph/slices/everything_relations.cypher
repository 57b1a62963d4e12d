// For the operator: who is whose kin, by number; days as year, month, day in one number, 0 unknown.
// access: read-everything
MATCH (c:Client)-[r:RELATED_TO]->(other:Client)
RETURN collect(c.n) AS client, collect(other.n) AS other, collect(r.kind) AS kind,
  collect(coalesce(r.from.year * 10000 + r.from.month * 100 + r.from.day, 0)) AS start, collect(coalesce(r.to.year * 10000 + r.to.month * 100 + r.to.day, 0)) AS end
