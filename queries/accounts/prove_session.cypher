// Whoever has this session has shown a factor just now: the session goes on under a new id; of those so far on, three stay.
// access: none
MATCH (s:Session {id: $id})-[:OPENED_BY]->(a:Account)
WHERE a.ended_at IS NULL AND NOT coalesce(a.waits, false)
SET s.id = $new, s.proved_at = $now, s.proved_with = $proved_with, s.last_seen = $now
WITH a, s
CALL (a, s) {
  MATCH (old:Session)-[:OPENED_BY]->(a)
  WHERE old.id <> s.id AND old.proved_with IS NOT NULL
  WITH old ORDER BY old.started DESC, old.last_seen DESC SKIP $others
  DETACH DELETE old
}
RETURN s.id AS id
