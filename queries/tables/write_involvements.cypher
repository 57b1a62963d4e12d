// Write which professional supports which client. One whose ends changed moves; one that says nothing of its seal starts with its agency's kind's.
// access: import
UNWIND $rows AS row
MATCH (professional:Professional {id: row.professional_id})
OPTIONAL MATCH (gone:Merged {id: row.client_id})
MATCH (client:Client {id: coalesce(gone.into, row.client_id)})
OPTIONAL MATCH ()-[known:INVOLVED_WITH {id: row.id}]->()
USING INDEX SEEK known:INVOLVED_WITH(id)
OPTIONAL MATCH (behalf:Agency {id: row.cells.agency_id})
WITH row, professional, gone, client, known, coalesce(properties(known), {}) AS before,
  coalesce(startNode(known) = professional AND endNode(known) = client, false) AS stays,
  CASE WHEN known IS NOT NULL THEN [] WHEN behalf IS NOT NULL THEN [behalf.kind]
    ELSE [(professional)-[work:WORKS_FOR]->(agency:Agency) WHERE work.to IS NULL OR $today < work.to | agency.kind] END AS kinds
WITH row, professional, gone, client, known, before, stays, coalesce(before.visibility,
  CASE WHEN any(kind IN kinds WHERE kind IN $hidden) THEN 'hidden' WHEN any(kind IN kinds WHERE kind IN $existence) THEN 'existence' ELSE 'open' END) AS held
WITH row, professional, gone, client, known, before, stays,
  // What begins after a person shielded the client starts hidden; what a worker sealed, no import opens.
  CASE WHEN known IS NULL AND client.shielded AND coalesce(client.shielded_on <= row.cells.from, client.shielded_on IS NOT NULL) AND ($tighten OR row.visibility IS NULL) THEN 'hidden'
    WHEN row.visibility IS NULL OR ($tighten OR before.sealed_on IS NOT NULL) AND (held = 'hidden' OR row.visibility = 'open') THEN held
    ELSE row.visibility END AS visibility,
  // What a person ended here stays ended while the row names no end; what somebody else ended who took them for gone, while they are.
  row.cells.to IS NULL AND (before.left_on IS NOT NULL AND (before.ended_by IS NULL OR NOT coalesce(professional.active, true)
      OR NOT EXISTS { MATCH (professional)-[w:WORKS_FOR]->(:Agency {id: before.agency_id}) WHERE w.to IS NULL OR $today < w.to }) OR before.opened_on IS NOT NULL OR before.handed_on IS NOT NULL) AS ended
FOREACH (old IN CASE WHEN stays THEN [] ELSE [known] END | DELETE old)
FOREACH (_ IN CASE WHEN stays THEN [] ELSE [1] END |
  CREATE (professional)-[new:INVOLVED_WITH {id: row.id, source: $source}]->(client)
  SET new += before, new += row.cells, new.visibility = visibility, new.was_of = gone.id,
    // What was one's own is not another's.
    new.concern_on = row.cells.concern_on, new.concern_told_on = null, new.asked_on = null, new.left_on = null, new.ended_by = null, new.to_before = null)
FOREACH (old IN CASE WHEN stays THEN [known] ELSE [] END |
  SET old.concern_told_on = CASE WHEN coalesce(row.cells.concern_on, old.concern_on) = old.concern_on THEN old.concern_told_on END,
    old += row.cells, old.was_of = gone.id, old.visibility = visibility, old.to = CASE WHEN ended THEN before.to ELSE old.to END)
RETURN count(*) AS rows
