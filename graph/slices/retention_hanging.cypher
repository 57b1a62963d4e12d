// What hangs on some clients and goes with them: how many of what is theirs alone, and which of what others may share.
// access: retain
UNWIND $clients AS id
MATCH (c:Client {id: id})
WITH collect(c) AS clients
CALL (clients) {
  UNWIND clients AS c
  RETURN count(c) AS them, sum(COUNT { MATCH (c)<-[:OF]-(:Record) }) AS records, sum(COUNT { MATCH (c)-[:HAS]->(:Situation) }) AS situations,
    sum(COUNT { MATCH (c)-[:MEMBER_OF]->(:Family) }) AS memberships, sum(COUNT { MATCH (c)<-[:INVOLVED_WITH]-(:Professional|Agency) }) AS involvements
}
CALL (clients) {
  UNWIND clients AS c
  MATCH (c)-[r:RELATED_TO]-(:Client)
  RETURN collect(DISTINCT elementId(r)) AS relations
}
CALL (clients) {
  UNWIND clients AS c
  MATCH (c)-[:MEMBER_OF]->(f:Family)
  WITH DISTINCT f
  RETURN collect({id: f.id, addresses: COUNT { MATCH (f)-[:AT]->(:Address) }, members: COLLECT { MATCH (f)<-[:MEMBER_OF]-(o:Client) RETURN DISTINCT o.id }}) AS families
}
CALL (clients) {
  CALL (clients) {
    UNWIND clients AS c
    MATCH (c)<-[k:CONTACT]-(:Professional)
    RETURN k
    UNION
    UNWIND clients AS c
    MATCH (:Professional)-[k:CONTACT {about: c.id}]->(:Client|Professional|Agency)
    RETURN k
    UNION
    UNWIND clients AS c
    MATCH (c)<-[i:INVOLVED_WITH]-(p:Professional)-[k:CONTACT]->(:Client|Professional|Agency)
    WHERE k.involvement = i.id
    RETURN k
  }
  RETURN collect(DISTINCT k.id) AS contacts
}
CALL (clients) {
  UNWIND clients AS c
  MATCH (c)<-[:ABOUT]-(a:Answer)
  RETURN collect(DISTINCT a.id) AS answers
}
CALL (clients) {
  CALL (clients) {
    UNWIND clients AS c
    MATCH (o:Opening {client: c.id})
    RETURN o.id AS door
    UNION
    UNWIND clients AS c
    MATCH (k:Ask {client: c.id})
    RETURN k.id AS door
    UNION
    UNWIND clients AS c
    MATCH (k:Proposal {client: c.id})
    RETURN k.id AS door
    UNION
    UNWIND clients AS c
    MATCH (c)<-[i:INVOLVED_WITH]-(:Professional|Agency)
    MATCH (v:Invitation {involvement: i.id})
    RETURN v.id AS door
  }
  RETURN count(door) AS doors
}
RETURN them AS clients, records, situations, memberships, involvements, relations, families, contacts, answers, doors
