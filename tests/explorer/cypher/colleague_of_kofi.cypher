// Amy supports Ella for the drug and alcohol service, too.
// access: none
MATCH (p:Professional {id: 'amy'})
MATCH (c:Client {id: 'ella'})
CREATE (p)-[:INVOLVED_WITH {id: 'amy-ella-too', agency_id: 'drug-and-alcohol', asserted_by: 'amy', source: 'operator', visibility: 'hidden'}]->(c)
