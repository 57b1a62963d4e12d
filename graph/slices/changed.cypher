// Whether anything was written since a moment that a slice of everything could tell of: by somebody, or by an import.
// access: make-tables
CALL () {
  MATCH (e:Entry)
  WHERE e.at >= $since AND NOT e.act IN $looks AND NOT e.query IN $jobs
  RETURN count(e) > 0 AS entered
}
CALL () {
  MATCH (i:Import)
  WHERE i.finished >= $since OR (i.finished IS NULL AND i.completed_by IS NULL AND i.started >= $since - duration({hours: 1}))
  RETURN count(i) > 0 AS imported
}
RETURN entered OR imported AS changed
