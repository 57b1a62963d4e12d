// Make sources that records name and that aren't known yet: sealed, and no register.
// access: import
MATCH (counter:Counter {id: 'n'})
UNWIND $names AS name
MERGE (source:Source {id: name})
ON CREATE SET source.n = counter.next, counter.next = counter.next + 1, source.name = name, source.register = false, source.sealed = true
RETURN count(*) AS rows
