// Delete clients, what sources say of them, and their ties.
// access: retain
UNWIND $clients AS id
MATCH (c:Client {id: id})
CALL (c) {
  MATCH (c)<-[:OF]-(r:Record)
  DETACH DELETE r
}
CALL (c) {
  MATCH (c)-[:HAS]->(s:Situation)
  DETACH DELETE s
}
CALL (c) {
  MATCH (gone:Merged {into: c.id})
  DETACH DELETE gone
}
DETACH DELETE c
RETURN count(*) AS rows
