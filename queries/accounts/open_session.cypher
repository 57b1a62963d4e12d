// Open a session for an account that still stands; of those that are as far on as it, three stay, and the oldest go.
// access: none
MATCH (a:Account {id: $account})
// Two at once wait for one another: a password that was given anew since it was looked at lets nobody in.
SET a.n = a.n
WITH a
WHERE a.ended_at IS NULL AND NOT coalesce(a.waits, false) AND ($checked IS NULL OR a.password = $checked)
CREATE (s:Session {id: $id, started: $now, last_seen: $now, proved_at: CASE WHEN $proved_with IS NULL THEN null ELSE $now END,
  proved_with: $proved_with, by_issuer: $by_issuer})-[:OPENED_BY]->(a)
WITH a, s
CALL (a, s) {
  // From the account on, however few sessions there are.
  UNWIND [(a)<-[:OPENED_BY]-(each:Session) | each] AS old
  WITH s, old
  WHERE old.id <> s.id AND (old.proved_with IS NULL) = (s.proved_with IS NULL)
  WITH old ORDER BY old.started DESC, old.last_seen DESC SKIP $others
  DETACH DELETE old
}
RETURN s.id AS id
