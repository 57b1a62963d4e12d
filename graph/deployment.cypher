// Mark the database as ours, with the counter of `n` and the source of rows that are imported without a mapping.
// access: migrate
MERGE (ours:Deployment {id: $deployment})
SET ours.version = $version
MERGE (counter:Counter {id: 'n'})
ON CREATE SET counter.next = 1
MERGE (source:Source {id: $operator})
ON CREATE SET source.n = counter.next, counter.next = counter.next + 1, source.name = $operator, source.register = true, source.sealed = false
