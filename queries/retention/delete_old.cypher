// Delete what is older than its time of what people leave behind at the doors and at the sign-in.
// access: retain
CALL () {
  MATCH (o:Opening)
  WHERE o.until < $moment
  DETACH DELETE o
}
CALL () {
  MATCH (m:Meeting)
  WHERE m.until < $moment
  OPTIONAL MATCH (m)<-[:PRESENT_AT|SHOWS]-(x:Presence|Wall)
  DETACH DELETE m, x
}
CALL () {
  // As queries/invitations/settle.cypher: who was asked since may still answer.
  MATCH (v:Invitation)
  WHERE v.until < $day
  MATCH (:Professional {id: v.by})-[i:INVOLVED_WITH {id: v.involvement}]->(:Client {id: v.client})
  WITH DISTINCT i
  OPTIONAL MATCH (w:Invitation {involvement: i.id})
  WHERE w.until >= $day
  WITH i, w ORDER BY w.on DESC, w.id
  WITH i, w.professional AS whom, w.agency AS desk, head(collect(w)) AS last
  WITH i, min(CASE WHEN last.answered_on IS NULL THEN last.on END) AS since
  SET i.asked_on = since
}
CALL () {
  MATCH (v:Invitation)
  WHERE v.until < $day
  DETACH DELETE v
}
CALL () {
  MATCH (k:Ask)
  WHERE k.on < $day
  DETACH DELETE k
}
CALL () {
  MATCH (k:Proposal)
  WHERE k.until < $day
  DETACH DELETE k
}
CALL () {
  MATCH (n:Introduction)
  WHERE n.on < $day
  DETACH DELETE n
}
CALL () {
  MATCH (a:Account)
  WHERE a.ended_at < $ended
  CALL (a) {
    MATCH (f:Factor)-[:FACTOR_OF]->(a)
    DETACH DELETE f
  }
  DETACH DELETE a
}
