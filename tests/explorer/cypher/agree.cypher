// Somebody agreed that these agencies know of each other's part; each of `said` wrote so for its own.
// access: none
MATCH (c:Client {id: $client})
CREATE (k:Consent {id: randomUUID(), agencies: $agencies, said: $said, given_by: 'themselves', from: $from})-[:FOR]->(c)
