// Somebody lets a line of a client's support stand in the client's own copy, sealed or shielded as it is now: who supports the client for the very agency that holds it.
// access: seal
MATCH (:Professional|Agency)-[line:INVOLVED_WITH {id: $line}]->(c:Client {id: $client})
USING INDEX SEEK line:INVOLVED_WITH(id)
MATCH (behalf:Agency {id: line.agency_id})
MATCH (me:Professional {id: $by})-[own:INVOLVED_WITH]->(c)
OPTIONAL MATCH (told:Source {id: own.source})
WITH line, c, behalf, me, own, told
// On the agency's named behalf, now and confirmed; of one for which they work, and which shares: as in graph/slices/released.cypher.
WHERE own.agency_id = behalf.id AND (own.from IS NULL OR own.from <= $today) AND (own.to IS NULL OR $today < own.to)
  AND (own.confirmed_on IS NOT NULL OR own.source = $operator OR coalesce(told.agency_id = behalf.id, false))
  AND coalesce(me.active, true) AND NOT coalesce($today < behalf.shared_from OR behalf.shared_until <= $today, false)
  AND EXISTS { MATCH (me)-[w:WORKS_FOR]->(behalf) WHERE (w.from IS NULL OR w.from <= $today) AND (w.to IS NULL OR $today < w.to) }
WITH DISTINCT line, c, behalf, me
// Two at once wait for one another: the second finds it released.
SET line.agency_id = line.agency_id
WITH line, c, behalf, me, [line.agency_id, coalesce(line.visibility, 'hidden'), CASE WHEN coalesce(c.shielded, true) THEN 'shielded' ELSE 'not-shielded' END] AS as_it_is
WHERE (line.from IS NULL OR line.from <= $today) AND (line.to IS NULL OR $today < line.to)
  AND (line.joining IS NULL OR line.confirmed_on IS NOT NULL)
  AND (coalesce(line.visibility, 'hidden') <> 'open' OR (coalesce(c.shielded, true) AND NOT coalesce(behalf.kind IN $kinds.placeless AND behalf.area IS NULL, false)))
  AND NOT coalesce(line.released_as = as_it_is, false)
SET line.released_on = $today, line.released_by = me.id, line.released_as = as_it_is
RETURN count(*) AS rows
