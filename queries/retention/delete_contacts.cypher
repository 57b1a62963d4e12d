// Delete contacts with some clients, about them, or that hang on an involvement with them; and by what feeds know them.
// access: retain
UNWIND $clients AS id
MATCH (c:Client {id: id})
CALL (c) {
  MATCH (c)<-[k:CONTACT]-(:Professional)
  OPTIONAL MATCH (known:FeedKey {stands_for: k.id})
  DELETE known, k
}
CALL (c) {
  MATCH (:Professional)-[k:CONTACT {about: c.id}]->(:Client|Professional|Agency)
  OPTIONAL MATCH (known:FeedKey {stands_for: k.id})
  DELETE known, k
}
CALL (c) {
  MATCH (c)<-[i:INVOLVED_WITH]-(p:Professional)-[k:CONTACT]->(:Client|Professional|Agency)
  WHERE k.involvement = i.id
  OPTIONAL MATCH (known:FeedKey {stands_for: k.id})
  DELETE known, k
}
RETURN count(*) AS rows
