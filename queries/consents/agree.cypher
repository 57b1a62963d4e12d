// Somebody agreed that an agency and others know of each other: a professional who supports the client for that agency writes it down, and says so for it.
// access: record
MATCH (me:Professional {id: $by})-[own:INVOLVED_WITH]->(c:Client {id: $consent.client})
MATCH (behalf:Agency {id: $consent.agency})
OPTIONAL MATCH (told:Source {id: own.source})
WITH me, own, c, behalf, told
// On the agency's named behalf, now and confirmed; of one for which they work, and which shares.
WHERE own.agency_id = behalf.id AND (own.from IS NULL OR own.from <= $today) AND (own.to IS NULL OR $today < own.to)
  AND (own.confirmed_on IS NOT NULL OR own.source = $operator OR coalesce(told.agency_id = behalf.id, false))
  AND coalesce(me.active, true) AND NOT coalesce($today < behalf.shared_from OR behalf.shared_until <= $today, false)
  AND EXISTS { MATCH (me)-[w:WORKS_FOR]->(behalf) WHERE (w.from IS NULL OR w.from <= $today) AND (w.to IS NULL OR $today < w.to) }
WITH DISTINCT me, c, behalf, [each IN $consent.others WHERE each <> behalf.id] AS others
WHERE size(others) > 0 AND $today < $consent.to AND all(each IN others WHERE EXISTS { MATCH (:Agency {id: each}) })
MATCH (counter:Counter {id: 'n'})
// Whatever is sent twice at once waits for itself.
SET counter.next = counter.next + 1
WITH me, c, behalf, others, counter.next - 1 AS n
MERGE (k:Consent {id: $consent.id})
ON CREATE SET k.n = n, k.agencies = [behalf.id] + others, k.said = [behalf.id], k.agency_id = behalf.id, k.given_by = $consent.given_by, k.from = $today, k.to = $consent.to,
  k.asserted_by = me.id, k.said_by = [me.id]
WITH c, k
// What was taken back is not begun again by sending it once more.
WHERE $today < k.to
MERGE (k)-[:FOR]->(c)
RETURN count(*) AS rows
