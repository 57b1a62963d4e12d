// Who works for the agency within which this viewer supervises, and has supported anybody on its behalf; and whom the viewer knows privately (access.md §6).
// access: supervise
MATCH (me:Professional {id: $viewer.professional})-[w:WORKS_FOR]->(a:Agency {id: $viewer.supervises})
WHERE coalesce(me.active, true) AND (w.from IS NULL OR w.from <= $now) AND (w.to IS NULL OR $now < w.to)
  AND (a.shared_from IS NULL OR a.shared_from <= $now) AND (a.shared_until IS NULL OR $now < a.shared_until)
WITH DISTINCT me, a, [(me)-[:KNOWS_PRIVATELY]->(known:Client) | known.id] AS known
MATCH (who:Professional)-[x:WORKS_FOR]->(a)
// Nobody supervises themselves.
WHERE who <> me AND coalesce(who.active, true) AND (x.from IS NULL OR x.from <= $now) AND (x.to IS NULL OR $now < x.to)
  AND EXISTS { MATCH (who)-[i:INVOLVED_WITH]->(:Client) WHERE coalesce(i.agency_id, a.id) = a.id }
RETURN DISTINCT who.id AS id, who.name AS name, known
ORDER BY name, id
