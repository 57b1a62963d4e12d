// Whoever was asked joins the team, on the word of whoever asked; of a shielded client only on the confirmed lead's, and sealed.
// access: join
MATCH (v:Invitation {id: $id})
USING INDEX SEEK v:Invitation(id)
WHERE v.answered_on IS NULL AND $today < v.until
MATCH (me:Professional {id: $by})-[w:WORKS_FOR]->(behalf:Agency {id: v.agency})
WHERE coalesce(me.active, true) AND (w.from IS NULL OR w.from <= $today) AND (w.to IS NULL OR $today < w.to)
  AND (v.professional = me.id OR v.professional IS NULL) AND v.by <> me.id
MATCH (asks:Professional {id: v.by})-[tie:INVOLVED_WITH {id: v.involvement}]->(client:Client {id: v.client})
WHERE coalesce(asks.active, true) AND (tie.from IS NULL OR tie.from <= $today) AND (tie.to IS NULL OR $today < tie.to)
  AND (NOT coalesce(client.shielded, true) OR (coalesce(tie.lead, false) AND (tie.source = $operator OR tie.confirmed_by <> v.by)))
  AND NOT EXISTS { MATCH (me)-[:KNOWS_PRIVATELY]->(client) }
  // Where agencies share on agreement only, both are named still.
  AND (NOT $agreed_only OR tie.agency_id = v.agency OR EXISTS {
    MATCH (y:Consent)-[:FOR]->(client) WHERE (y.from IS NULL OR y.from <= $today) AND (y.to IS NULL OR $today < y.to) AND tie.agency_id IN y.agencies AND v.agency IN y.agencies })
  // Whoever asks can still sign in, and still works for whom they asked.
  AND EXISTS { MATCH (held:Account {professional: v.by}) WHERE held.ended_at IS NULL }
  AND (tie.agency_id IS NULL OR EXISTS { MATCH (asks)-[k:WORKS_FOR]->(:Agency {id: tie.agency_id}) WHERE k.to IS NULL OR $today < k.to })
SET v.answered_on = $today, v.accepted_by = me.id
MERGE (me)-[new:INVOLVED_WITH {id: $involvement}]->(client)
ON CREATE SET new.agency_id = behalf.id, new.asserted_by = me.id, new.role = me.role, new.from = $today, new.to = CASE tie.joining WHEN 'visit' THEN tie.to END, new.joining = CASE tie.joining WHEN 'visit' THEN 'visit' END, new.confirmed_on = $today, new.confirmed_by = v.by,
  new.visibility = CASE WHEN coalesce(client.shielded, true) OR behalf.kind IN $hidden THEN 'hidden' WHEN behalf.kind IN $existence THEN 'existence' ELSE 'open' END
RETURN count(*) AS rows
