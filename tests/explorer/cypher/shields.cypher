// Whatever is shielded, by its kind and what it is known by.
// access: none
MATCH (n:Client|Family)
WHERE n.shielded
RETURN labels(n)[0] AS kind, n.id AS id
UNION ALL
MATCH (f:Family)-[:AT]->(a:Address)
WHERE a.shielded
RETURN 'Address' AS kind, f.id AS id
UNION ALL
MATCH (c:Client)-[m:MEMBER_OF]->(f:Family)
WHERE m.shielded
RETURN 'Member' AS kind, c.id + ' ' + f.id AS id
