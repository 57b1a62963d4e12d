// Kofi supports Ella for the drug and alcohol service, sealed, for a month.
// access: none
MATCH (p:Professional {id: 'kofi'})
MATCH (c:Client {id: 'ella'})
CREATE (p)-[:INVOLVED_WITH {id: 'kofi-ella', agency_id: 'drug-and-alcohol', role: 'drug-worker', asserted_by: 'kofi', confirmed_on: $since,
  from: $since, visibility: $visibility, always_findable: true, concern_on: $since, named_by_client_on: $since}]->(c)
