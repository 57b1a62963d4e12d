// A professional knows somebody privately: from now on they cannot find or join them.
// access: join
MATCH (me:Professional {id: $by})
MATCH (client:Client {id: $client})
MERGE (me)-[tie:KNOWS_PRIVATELY]->(client)
ON CREATE SET tie.on = $today
RETURN count(*) AS rows
