// For the operator: the shortest ways between two people on a day, over involvement, contact, membership and kinship, never through an agency.
// access: read-everything
MATCH (a:Client|Professional {id: $one}), (b:Client|Professional {id: $other})
MATCH ways = ALL SHORTEST (a) (
  (x)-[r:INVOLVED_WITH|CONTACT|MEMBER_OF|RELATED_TO]-(y)
  WHERE NOT y:Agency
    AND CASE WHEN r:CONTACT THEN NOT coalesce(r.planned, false) AND r.on <= $day
      ELSE (r.from IS NULL OR r.from <= $day) AND (r.to IS NULL OR $day < r.to) END
    AND NOT (r:INVOLVED_WITH AND startNode(r):Professional AND NOT coalesce(startNode(r).active, true))
)* (b)
WITH nodes(ways) AS steps LIMIT 1000
UNWIND steps AS step
WITH DISTINCT step
RETURN collect(CASE WHEN step:Client THEN step.id END) AS clients, collect(CASE WHEN step:Professional THEN step.id END) AS professionals
