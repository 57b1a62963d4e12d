// Write the source of an import as the import knows it.
// access: import
MATCH (counter:Counter {id: 'n'})
MERGE (source:Source {id: $name})
ON CREATE SET source.n = counter.next, counter.next = counter.next + 1
SET source.name = $name, source.agency_id = $agency_id, source.register = $register, source.sealed = $sealed, source.as_of = coalesce($as_of, source.as_of)
