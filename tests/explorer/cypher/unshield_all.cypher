// Nothing is shielded.
// access: none
CALL () { MATCH (n:Client) SET n.shielded = false REMOVE n.shielded_on }
CALL () { MATCH (n:Family) SET n.shielded = false REMOVE n.shielded_on }
CALL () { MATCH (n:Address) SET n.shielded = false REMOVE n.shielded_on }
CALL () { MATCH (:Client)-[n:MEMBER_OF]->(:Family) SET n.shielded = false REMOVE n.shielded_on }
