// Take an answer back: the question is asked again.
// access: answer
MATCH (a:Answer {id: $id})
SET a.undone_at = coalesce(a.undone_at, $now)
RETURN count(*) AS rows
