// A professional who supports the client for an agency that is named says for it that they agreed: what it holds crosses to the others from now on.
// access: record
MATCH (k:Consent {id: $consent})-[:FOR]->(c:Client {id: $client})
MATCH (me:Professional {id: $by})-[own:INVOLVED_WITH]->(c)
MATCH (behalf:Agency {id: $agency})
OPTIONAL MATCH (told:Source {id: own.source})
WITH k, me, own, behalf, told
// As in agree.cypher.
WHERE own.agency_id = behalf.id AND (own.from IS NULL OR own.from <= $today) AND (own.to IS NULL OR $today < own.to)
  AND (own.confirmed_on IS NOT NULL OR own.source = $operator OR coalesce(told.agency_id = behalf.id, false))
  AND coalesce(me.active, true) AND NOT coalesce($today < behalf.shared_from OR behalf.shared_until <= $today, false)
  AND EXISTS { MATCH (me)-[w:WORKS_FOR]->(behalf) WHERE (w.from IS NULL OR w.from <= $today) AND (w.to IS NULL OR $today < w.to) }
WITH DISTINCT k, me, behalf
// Two who say so at once wait for one another, and neither is lost.
SET k.n = k.n
WITH k, me, behalf
WHERE behalf.id IN k.agencies AND NOT behalf.id IN k.said AND (k.from IS NULL OR k.from <= $today) AND (k.to IS NULL OR $today < k.to)
SET k.said = k.said + behalf.id, k.said_by = coalesce(k.said_by, []) + me.id
RETURN count(*) AS rows
