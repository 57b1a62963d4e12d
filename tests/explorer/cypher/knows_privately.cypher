// Somebody knows a client privately.
// access: none
MATCH (p:Professional {id: $who})
MATCH (c:Client {id: $client})
MERGE (p)-[:KNOWS_PRIVATELY]->(c)
