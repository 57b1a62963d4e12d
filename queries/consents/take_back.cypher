// They have taken back what they agreed to, says whoever supports the client for an agency that is named: it holds no more from today on, for nobody.
// access: record
MATCH (k:Consent {id: $consent})-[:FOR]->(c:Client {id: $client})
MATCH (me:Professional {id: $by})-[own:INVOLVED_WITH]->(c)
MATCH (me)-[w:WORKS_FOR]->(behalf:Agency)
OPTIONAL MATCH (told:Source {id: own.source})
WITH k, me, own, w, behalf, told
// Whoever reads of it can end it: also on nobody's named behalf, for whom they work.
WHERE coalesce(own.agency_id, behalf.id) = behalf.id AND behalf.id IN k.agencies
  AND (own.from IS NULL OR own.from <= $today) AND (own.to IS NULL OR $today < own.to)
  AND (own.confirmed_on IS NOT NULL OR own.source = $operator OR coalesce(told.agency_id = behalf.id, false))
  AND coalesce(me.active, true) AND NOT coalesce($today < behalf.shared_from OR behalf.shared_until <= $today, false)
  AND (w.from IS NULL OR w.from <= $today) AND (w.to IS NULL OR $today < w.to)
WITH DISTINCT k, me
SET k.n = k.n
WITH k, me
WHERE (k.from IS NULL OR k.from <= $today) AND (k.to IS NULL OR $today < k.to)
SET k.to = $today, k.ended_by = me.id
RETURN count(*) AS rows
