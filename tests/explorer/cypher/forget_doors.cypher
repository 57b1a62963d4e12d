// Undo what came through the doors.
// access: none
CALL () { MATCH (p:Professional) REMOVE p.joins }
CALL () { MATCH ()-[k:KNOWS_PRIVATELY]->() DELETE k }
CALL () { MATCH ()-[i:INVOLVED_WITH]->() WHERE i.asserted_by IS NOT NULL DELETE i }
CALL () { MATCH ()-[i:INVOLVED_WITH]->() WHERE i.left_on IS NOT NULL SET i.to = i.to_before REMOVE i.to_before, i.left_on }
CALL () { MATCH (n:Introduction) DELETE n }
CALL () { MATCH (d:DoorRate) DELETE d }
CALL () { MATCH ()-[m:MEMBER_OF]->(f:Family) WHERE m.founding DETACH DELETE f }
CALL () { MATCH ()-[m:MEMBER_OF|RELATED_TO]->() WHERE m.asserted_by IS NOT NULL DELETE m }
CALL () { MATCH (r:Record)-[:OF]->(c:Client) WHERE r.source STARTS WITH 'people of ' DETACH DELETE r, c }
CALL () { MATCH (s:Source) WHERE s.name STARTS WITH 'people of ' DELETE s }
CALL () { MATCH (o:Opening) DELETE o }
CALL () { MATCH (m:Meeting) OPTIONAL MATCH (m)<-[:PRESENT_AT|SHOWS]-(x:Presence|Wall) DETACH DELETE m, x }
CALL () { MATCH (c:SignInAttempts) DELETE c }
CALL () { MATCH ()-[w:WORKS_FOR]->() WHERE w.to_before IS NOT NULL SET w.to = null REMOVE w.to_before }
CALL () { MATCH (v:Invitation) DELETE v }
CALL () { MATCH ()-[i:INVOLVED_WITH]->() WHERE i.asked_on IS NOT NULL REMOVE i.asked_on }
CALL () { MATCH (k:Ask) DELETE k }
CALL () { MATCH (k:Proposal) DELETE k }
CALL () { MATCH ()-[w:WORKS_FOR]->() WHERE w.moments IS NOT NULL DELETE w }
