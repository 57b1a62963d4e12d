// Somebody asks to come in to a meeting that they heard the code of, and leaves any other: it opens nothing before its chair lets them in. Not its chair, nor whom its chair sent away, nor who knows somebody privately of any family of anybody it is about.
// access: meet
MATCH (a:Account {id: $presence.account})
// Two at once wait for one another.
SET a.n = a.n
WITH a
MATCH (m:Meeting {code: $code})
WHERE m.ended_at IS NULL AND $now < m.until AND m.professional <> $presence.professional
  AND EXISTS { MATCH (chair:Account {id: m.account}) WHERE chair.ended_at IS NULL }
  AND NOT EXISTS {
    MATCH (:Professional {id: $presence.professional})-[:KNOWS_PRIVATELY]->(known)-[:MEMBER_OF]->(theirs:Family)
    WHERE theirs.id = m.family OR EXISTS { MATCH (theirs)<-[:MEMBER_OF]-(:Client)-[:MEMBER_OF]->(f:Family) WHERE f.id = m.family }
  }
  AND NOT EXISTS { MATCH (m)<-[:PRESENT_AT]-(sent:Presence) WHERE sent.professional = $presence.professional AND sent.sent_away }
  AND COUNT { MATCH (m)<-[:PRESENT_AT]-(there:Presence) WHERE there.left_at IS NULL AND there.account <> a.id } < $most
CALL (a, m) {
  MATCH (elsewhere:Presence {account: a.id})-[:PRESENT_AT]->(other:Meeting)
  WHERE other.id <> m.id AND elsewhere.left_at IS NULL AND other.ended_at IS NULL AND $now < other.until
  SET elsewhere.left_at = $now, other.changes = coalesce(other.changes, 0) + 1
  REMOVE other.shown_for
}
MERGE (x:Presence {account: a.id})-[:PRESENT_AT]->(m)
ON CREATE SET x += $presence, x.left_at = $now
// Who asks anew blanks the screen, whatever becomes of the asking.
FOREACH (_ IN CASE WHEN x.left_at IS NULL THEN [] ELSE [1] END |
  SET m.changes = coalesce(m.changes, 0) + 1
  REMOVE m.shown_for)
// Who left asks anew; who is there stays.
SET x.asked_at = CASE WHEN x.left_at IS NULL THEN x.asked_at ELSE $now END,
  x.admitted_at = CASE WHEN x.left_at IS NULL THEN x.admitted_at END
REMOVE x.left_at
RETURN count(*) AS rows
