// Delete what is older than its time of what people leave behind at the doors and at the sign-in.
// access: retain
CALL () {
  MATCH (o:Opening)
  WHERE o.until < $moment
  DETACH DELETE o
}
CALL () {
  MATCH (v:Invitation)
  WHERE v.until < $day
  WITH collect(v) AS old, collect(DISTINCT v.involvement) AS ties
  FOREACH (v IN old | DETACH DELETE v)
  WITH ties
  UNWIND ties AS tie
  MATCH ()-[i:INVOLVED_WITH {id: tie}]->()
  // As queries/invitations/settle.cypher: who was asked since may still answer.
  SET i.asked_on = head(COLLECT {
    MATCH (w:Invitation {involvement: i.id})
    WITH w ORDER BY w.on DESC, w.id
    WITH w.professional AS whom, w.agency AS desk, head(collect(w)) AS last
    RETURN min(CASE WHEN last.answered_on IS NULL THEN last.on END) AS since
  })
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
