// For the coordinator's table: the open involvements of people who are not shielded, in the shape of everything_involvements.
// access: make-tables
MATCH (who:Professional|Agency)-[i:INVOLVED_WITH]->(c:Client)
WHERE i.visibility = 'open' AND NOT coalesce(c.shielded, true)
RETURN collect(i.id) AS id, collect(who.n) AS who, collect(c.n) AS client, collect(coalesce(i.agency_id, '')) AS agency,
  collect('') AS role, collect(false) AS lead, collect(0) AS concern_on, collect(0) AS asked_on,
  collect(coalesce(i.from.year * 10000 + i.from.month * 100 + i.from.day, 0)) AS start, collect(coalesce(i.to.year * 10000 + i.to.month * 100 + i.to.day, 0)) AS end
