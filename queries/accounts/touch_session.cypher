// Note that a session is in use.
// access: none
MATCH (s:Session {id: $id})
SET s.last_seen = $now
