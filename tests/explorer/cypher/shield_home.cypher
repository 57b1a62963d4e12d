// A home and everyone who lives there are shielded.
// access: none
MATCH (f:Family {id: $family})
SET f.shielded = true
WITH f
CALL (f) { MATCH (f)-[:AT]->(a:Address) SET a.shielded = true }
CALL (f) { MATCH (c:Client)-[m:MEMBER_OF]->(f) WHERE coalesce(m.lives_here, true) AND m.to IS NULL SET m.shielded = true, c.shielded = true }
