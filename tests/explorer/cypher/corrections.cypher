// What people put right, and whether whom it is about is shielded.
// access: none
MATCH (r:Record)-[:OF]->(c:Client)
WHERE r.source STARTS WITH 'people of '
RETURN properties(r) AS record, c.shielded AS shielded
