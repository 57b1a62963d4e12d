// Somebody supports a client, openly and confirmed, for an agency.
// access: none
MATCH (p:Professional {id: $who})
MATCH (c:Client {id: $client})
MERGE (p)-[i:INVOLVED_WITH {id: $who + ' supports ' + $client}]->(c)
SET i.agency_id = $agency, i.asserted_by = 'a test', i.visibility = 'open', i.confirmed_on = date('2026-11-01'), i.from = date('2026-11-01')
