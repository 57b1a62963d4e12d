// Sam has joined five teams on a day, and nobody has said yes.
// access: none
MATCH (p:Professional {id: 'sam'})
MATCH (c:Client)
WHERE NOT c.id IN ['ella', 'kelly', 'gemma']
WITH p, c ORDER BY c.id LIMIT 5
CREATE (p)-[:INVOLVED_WITH {id: 'five-' + c.id, asserted_by: 'sam', joining: 'team', from: $day, to: $day + duration({days: 7}), visibility: 'open', agency_id: 'riverside-housing'}]->(c)
