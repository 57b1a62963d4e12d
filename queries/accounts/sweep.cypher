// Take away sessions, also of screens, handshakes and counts of attempts that no longer matter.
// access: none
CALL () {
  MATCH (s:Session)
  WHERE s.last_seen < $idle
  DETACH DELETE s
}
CALL () {
  MATCH (w:Wall)
  WHERE w.until < $since
  DETACH DELETE w
}
CALL () {
  MATCH (h:Handshake)
  WHERE h.started < $since
  DETACH DELETE h
}
CALL () {
  MATCH (c:SignInAttempts)
  WHERE c.latest < $since
  DETACH DELETE c
}
