// Delete answers about some clients, what was opened, asked, offered and agreed about them, and by what feeds know them and their ties.
// access: retain
UNWIND $clients AS id
MATCH (c:Client {id: id})
CALL (c) {
  MATCH (c)<-[:ABOUT]-(a:Answer)
  DETACH DELETE a
}
CALL (c) {
  MATCH (c)<-[:FOR]-(k:Consent)
  DETACH DELETE k
}
CALL (c) {
  MATCH (:Merged {into: c.id})<-[:FOR]-(k:Consent)
  DETACH DELETE k
}
CALL (c) {
  MATCH (o:Opening {client: c.id})
  DETACH DELETE o
}
CALL (c) {
  MATCH (k:Ask {client: c.id})
  DETACH DELETE k
}
CALL (c) {
  MATCH (k:Proposal {client: c.id})
  DETACH DELETE k
}
CALL (c) {
  MATCH (c)<-[i:INVOLVED_WITH]-(:Professional|Agency)
  MATCH (v:Invitation {involvement: i.id})
  DETACH DELETE v
}
CALL (c) {
  MATCH (c)<-[i:INVOLVED_WITH]-(:Professional|Agency)
  MATCH (known:FeedKey {stands_for: i.id})
  DELETE known
}
CALL (c) {
  MATCH (gone:Merged {into: c.id})
  MATCH (known:FeedKey {stands_for: gone.id})
  DELETE known
}
CALL (c) {
  MATCH (known:FeedKey {stands_for: c.id})
  DELETE known
}
CALL (c) {
  MATCH (d:Doubt)
  WHERE c.id IN d.first + d.second
  DELETE d
}
RETURN count(*) AS rows
