// Forget those who stood twice, what was asked about them, and where they belong.
// access: none
MATCH (c:Client)
WHERE c.id IN $ids
CALL (c) { MATCH (r:Record)-[:OF]->(c) DETACH DELETE r }
DETACH DELETE c
WITH count(*) AS gone
MATCH (d:Doubt)
DELETE d
RETURN gone
