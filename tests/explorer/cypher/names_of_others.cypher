// What everybody but one client is called, professionals too.
// access: none
MATCH (n:Professional)
RETURN n.id AS id, n.name AS name
UNION
MATCH (r:Record)-[:OF]->(c:Client)
WHERE c.id <> $client AND r.given_name IS NOT NULL
RETURN c.id AS id, r.given_name AS name
