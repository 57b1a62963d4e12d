// A supervisor says that a joining by somebody of their agency is right; the joiner's own, and of people whom either knows privately, never.
// access: supervise
MATCH (me:Professional {id: $by})-[w:WORKS_FOR]->(a:Agency {id: $agency})
WHERE coalesce(me.active, true) AND (w.from IS NULL OR w.from <= $today) AND (w.to IS NULL OR $today < w.to)
WITH DISTINCT me, a
MATCH (who:Professional)-[tie:INVOLVED_WITH {id: $involvement}]->(client:Client {id: $client})
USING INDEX SEEK tie:INVOLVED_WITH(id)
WHERE who <> me AND tie.agency_id = a.id AND tie.asserted_by = who.id AND tie.joining IS NOT NULL AND tie.confirmed_on IS NULL AND $today < tie.to
  AND EXISTS { MATCH (who)-[x:WORKS_FOR]->(a) WHERE (x.from IS NULL OR x.from <= $today) AND (x.to IS NULL OR $today < x.to) }
  AND NOT coalesce(client.shielded, true)
  AND NOT EXISTS { MATCH (who)-[:KNOWS_PRIVATELY]->(client) }
  AND NOT EXISTS { MATCH (me)-[:KNOWS_PRIVATELY]->(client) }
SET tie.confirmed_on = $today, tie.confirmed_by = me.id,
  tie.to = CASE tie.joining WHEN 'visit' THEN tie.from + duration({days: $visit_days}) ELSE null END, tie.version = coalesce(tie.version, 0) + 1
RETURN count(*) AS rows
