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
