// Delete contacts with some clients, about them, or that hang on an involvement with them; and by what feeds know them.
// access: retain
UNWIND $clients AS id
MATCH (c:Client {id: id})
CALL (c) {
  MATCH (c)<-[k:CONTACT]-(:Professional)
  RETURN k
  UNION
  MATCH (:Professional)-[k:CONTACT {about: c.id}]->(:Client|Professional|Agency)
  RETURN k
  UNION
  MATCH (c)<-[i:INVOLVED_WITH]-(p:Professional)-[k:CONTACT]->(:Client|Professional|Agency)
  WHERE k.involvement = i.id
  RETURN k
}
WITH DISTINCT k, k.id AS contact
CALL (contact) {
  MATCH (known:FeedKey {stands_for: contact})
  DELETE known
}
DELETE k
RETURN count(*) AS rows
