// Somebody is the lead of a client, as the operator says.
// access: none
MATCH (:Professional {id: $who})-[i:INVOLVED_WITH]->(:Client {id: $client})
SET i.lead = true, i.source = 'operator'
