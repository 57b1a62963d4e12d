// For the operator: whoever works for a team's desks and spoke with the team, and every edge of the meetings that these shared.
// access: read-everything
MATCH (c:Client) WHERE c.id IN $clients
MATCH (who:Professional|Agency)-[:INVOLVED_WITH]->(c)
WITH collect(DISTINCT who) AS team
WITH [who IN team WHERE who:Professional] AS named, [who IN team WHERE who:Agency] AS desks
CALL (desks) {
  UNWIND desks AS a
  MATCH (x:Professional)-[w:WORKS_FOR]->(a)
  RETURN collect(DISTINCT x) AS mates, collect({professional_id: x.id, agency_id: a.id, start: toString(w.from), end: toString(w.to)}) AS employments
}
CALL (named, desks, mates) {
  UNWIND mates AS x
  MATCH (x)-[k:CONTACT]-(other)
  WHERE other IN named OR other IN desks OR other IN mates
  RETURN collect(DISTINCT k) AS spoke
}
CALL (named, mates) {
  UNWIND named + mates AS p
  MATCH (p)-[k:CONTACT]-()
  WHERE k.meeting IS NOT NULL AND NOT coalesce(k.planned, false)
  WITH k.meeting AS meeting, count(DISTINCT p) AS present
  WHERE present > 1
  MATCH ()-[k:CONTACT {meeting: meeting}]->()
  RETURN collect(DISTINCT k) AS met
}
UNWIND CASE WHEN size(spoke + met) = 0 THEN [null] ELSE spoke + met END AS k
WITH named, mates, employments, collect(DISTINCT k) AS contacts
WITH mates, employments, contacts, [k IN contacts | startNode(k)] + [k IN contacts | endNode(k)] + named AS ends
RETURN employments,
  [p IN ends + mates WHERE p:Professional | p {.id, .name, .role, active: coalesce(p.active, true)}] AS professionals,
  [k IN contacts | k {.id, .kind, .planned, .meeting, .about, professional_id: startNode(k).id, on: toString(k.on),
    client_id: CASE WHEN endNode(k):Client THEN endNode(k).id END,
    other_professional_id: CASE WHEN endNode(k):Professional THEN endNode(k).id END,
    other_agency_id: CASE WHEN endNode(k):Agency THEN endNode(k).id END}] AS contacts
