// A home and everyone who lives there are shielded.
// access: none
MATCH (f:Family {id: $family})
SET f.shielded = true, f.shielded_on = $day
WITH f
CALL (f) { MATCH (f)-[:AT]->(a:Address) SET a.shielded = true, a.shielded_on = $day }
CALL (f) { MATCH (c:Client)-[m:MEMBER_OF]->(f) WHERE coalesce(m.lives_here, true) AND m.to IS NULL SET m.shielded = true, c.shielded = true, m.shielded_on = $day, c.shielded_on = $day }
