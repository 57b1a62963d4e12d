// The sealed and shielded lines of a client's support that this viewer's agency holds, for which they are on the client now; and since when each may stand in the client's own copy (access.md §8).
// access: seal
MATCH (me:Professional {id: $viewer.professional})-[own:INVOLVED_WITH]->(c:Client {id: $client})
MATCH (behalf:Agency {id: own.agency_id})
OPTIONAL MATCH (told:Source {id: own.source})
WITH c, behalf, me, own, told
// On the agency's named behalf, now and confirmed; of one for which they work, and which shares: as in queries/copies/release.cypher.
WHERE (own.from IS NULL OR own.from <= $now) AND (own.to IS NULL OR $now < own.to)
  AND (own.confirmed_on IS NOT NULL OR own.source = $operator OR coalesce(told.agency_id = behalf.id, false))
  AND coalesce(me.active, true) AND NOT coalesce($now < behalf.shared_from OR behalf.shared_until <= $now, false)
  AND EXISTS { MATCH (me)-[w:WORKS_FOR]->(behalf) WHERE (w.from IS NULL OR w.from <= $now) AND (w.to IS NULL OR $now < w.to) }
WITH DISTINCT c, behalf
MATCH (:Professional|Agency)-[line:INVOLVED_WITH {agency_id: behalf.id}]->(c)
WHERE (line.from IS NULL OR line.from <= $now) AND (line.to IS NULL OR $now < line.to)
  AND (line.joining IS NULL OR line.confirmed_on IS NOT NULL)
  AND (coalesce(line.visibility, 'hidden') <> 'open' OR (coalesce(c.shielded, true) AND NOT coalesce(behalf.kind IN $kinds.placeless AND behalf.area IS NULL, false)))
// It counts for what the line was then: for nothing that was sealed more tightly, or shielded, since.
RETURN line.id AS id, toString(CASE
  WHEN line.released_as = [line.agency_id, coalesce(line.visibility, 'hidden'), CASE WHEN coalesce(c.shielded, true) THEN 'shielded' ELSE 'not-shielded' END]
  THEN line.released_on END) AS since
