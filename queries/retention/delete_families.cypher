// Delete families of some clients to which nobody but these belongs, with their addresses and the meetings about them.
// access: retain
UNWIND $clients AS id
MATCH (:Client {id: id})-[:MEMBER_OF]->(f:Family)
WITH DISTINCT f
WHERE NOT EXISTS { MATCH (f)<-[:MEMBER_OF]-(o:Client) WHERE NOT o.id IN $clients }
CALL (f) {
  MATCH (f)-[:AT]->(a:Address)
  DETACH DELETE a
}
CALL (f) {
  MATCH (m:Meeting {family: f.id})
  OPTIONAL MATCH (m)<-[:PRESENT_AT|SHOWS]-(x:Presence|Wall)
  DETACH DELETE m, x
}
CALL (f) {
  MATCH (known:FeedKey {stands_for: f.id})
  DELETE known
}
DETACH DELETE f
RETURN count(*) AS rows
