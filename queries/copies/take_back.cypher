// What may stand in a client's own copy may do so no longer, says whoever supports the client for the very agency that holds it.
// access: seal
MATCH (:Professional|Agency)-[line:INVOLVED_WITH {id: $line}]->(c:Client {id: $client})
USING INDEX SEEK line:INVOLVED_WITH(id)
MATCH (behalf:Agency {id: line.agency_id})
MATCH (me:Professional {id: $by})-[own:INVOLVED_WITH]->(c)
OPTIONAL MATCH (told:Source {id: own.source})
WITH line, behalf, me, own, told
// As in release.cypher.
WHERE own.agency_id = behalf.id AND (own.from IS NULL OR own.from <= $today) AND (own.to IS NULL OR $today < own.to)
  AND (own.confirmed_on IS NOT NULL OR own.source = $operator OR coalesce(told.agency_id = behalf.id, false))
  AND coalesce(me.active, true) AND NOT coalesce($today < behalf.shared_from OR behalf.shared_until <= $today, false)
  AND EXISTS { MATCH (me)-[w:WORKS_FOR]->(behalf) WHERE (w.from IS NULL OR w.from <= $today) AND (w.to IS NULL OR $today < w.to) }
WITH DISTINCT line
SET line.agency_id = line.agency_id
WITH line
WHERE line.released_as IS NOT NULL
SET line.released_on = null, line.released_by = null, line.released_as = null
RETURN count(*) AS rows
