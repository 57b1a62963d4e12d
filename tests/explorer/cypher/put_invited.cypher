// Whoever supports somebody has asked a colleague of the same agency to the team, and waits: of others than some, and others than these were asked.
// access: none
MATCH (p:Professional)-[tie:INVOLVED_WITH]->(c:Client)
WHERE NOT p.id IN $but AND (tie.from IS NULL OR tie.from <= $day) AND (tie.to IS NULL OR $day < tie.to)
MATCH (p)-[:WORKS_FOR]->(a:Agency)<-[:WORKS_FOR]-(q:Professional)
WHERE q <> p AND NOT q.id IN $but
WITH p, tie, c, min([q.id, a.id]) AS asked
CREATE (:Invitation {id: 'asked-' + tie.id, client: c.id, involvement: tie.id, by: p.id, for: tie.agency_id, professional: asked[0], agency: asked[1],
  on: $day - duration({days: 2}), until: $day + duration({days: 12})})
