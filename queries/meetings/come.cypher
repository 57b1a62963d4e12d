// Somebody asks to come in to a meeting that they heard the code of, and leaves any other: it opens nothing before its chair lets them in. Not its chair, nor who knows somebody of the family privately.
// access: meet
MATCH (a:Account {id: $presence.account})
// Two at once wait for one another.
SET a.n = a.n
WITH a
MATCH (m:Meeting {code: $code})
WHERE m.ended_at IS NULL AND $now < m.until AND m.professional <> $presence.professional
  AND EXISTS { MATCH (chair:Account {id: m.account}) WHERE chair.ended_at IS NULL }
  AND NOT EXISTS { MATCH (:Professional {id: $presence.professional})-[:KNOWS_PRIVATELY]->(known)-[:MEMBER_OF]->(f:Family) WHERE f.id = m.family }
  AND COUNT { (m)<-[:PRESENT_AT]-(:Presence) } < $most
CALL (a, m) {
  MATCH (elsewhere:Presence {account: a.id})-[:PRESENT_AT]->(other:Meeting)
  WHERE other.id <> m.id AND elsewhere.left_at IS NULL
  SET elsewhere.left_at = $now
}
MERGE (x:Presence {account: a.id})-[:PRESENT_AT]->(m)
ON CREATE SET x += $presence
// Who left, or was sent away, asks anew.
SET x.asked_at = CASE WHEN x.left_at IS NULL THEN x.asked_at ELSE $now END,
  x.admitted_at = CASE WHEN x.left_at IS NULL THEN x.admitted_at END
REMOVE x.left_at
RETURN count(*) AS rows
