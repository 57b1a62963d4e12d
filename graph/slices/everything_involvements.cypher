// For the operator: every involvement, ends by number, on whose behalf by id; days as year, month, day in one number, 0 unknown.
// access: read-everything
MATCH (who:Professional|Agency)-[i:INVOLVED_WITH]->(c:Client)
// All of an edge at once: one by one, each is looked for along the edge.
WITH who, c, properties(i) AS i
RETURN collect(i.id) AS id, collect(who.n) AS who, collect(c.n) AS client, collect(coalesce(i.agency_id, '')) AS agency,
  collect(coalesce(i.role, '')) AS role, collect(coalesce(i.lead, false)) AS lead,
  collect(coalesce(i.concern_on.year * 10000 + i.concern_on.month * 100 + i.concern_on.day, 0)) AS concern_on,
  collect(coalesce(i.asked_on.year * 10000 + i.asked_on.month * 100 + i.asked_on.day, 0)) AS asked_on,
  collect(coalesce(i.from.year * 10000 + i.from.month * 100 + i.from.day, 0)) AS start, collect(coalesce(i.to.year * 10000 + i.to.month * 100 + i.to.day, 0)) AS end
