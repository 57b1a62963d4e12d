// Undo what people put right, and what is sealed or shielded for it.
// access: none
CALL () { MATCH (r:Record) WHERE r.source STARTS WITH 'people of ' DETACH DELETE r }
CALL () { MATCH (s:Source) WHERE s.name STARTS WITH 'people of ' DELETE s }
CALL () { MATCH ()-[i:INVOLVED_WITH]->() WHERE i.asserted_by IS NOT NULL DELETE i }
CALL () { MATCH (c:Client {id: 'ella'}) SET c.shielded = false }
