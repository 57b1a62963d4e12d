// Note to which feed a source belongs, and whether each of its exports holds everything.
// access: import
MATCH (source:Source {id: $source})
SET source.feed = $feed, source.snapshot = $snapshot
