// Mark a family, its address and its members as shielded, or no longer.
// access: none
MATCH (f:Family {id: $family})
SET f.shielded = $shielded
WITH f
MATCH (c:Client)-[m:MEMBER_OF]->(f)-[:AT]->(a:Address)
SET c.shielded = $shielded, m.shielded = $shielded, a.shielded = $shielded
