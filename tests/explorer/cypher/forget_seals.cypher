// Undo what people sealed, opened and shielded.
// access: none
CALL () { MATCH ()-[i:INVOLVED_WITH]->() WHERE i.opened_on IS NOT NULL REMOVE i.to, i.opened_on }
CALL () { MATCH ()-[i:INVOLVED_WITH]->() WHERE i.sealed_on IS NOT NULL SET i.visibility = 'open' REMOVE i.sealed_on }
CALL () { MATCH (n:Client|Family|Address) WHERE n.shielded_on IS NOT NULL SET n.shielded = false REMOVE n.shielded_on }
CALL () { MATCH ()-[m:MEMBER_OF]->() WHERE m.shielded_on IS NOT NULL SET m.shielded = false REMOVE m.shielded_on }
