// Write why clients may need several services; each situation is a node of its own.
// access: import
MATCH (counter:Counter {id: 'n'})
UNWIND $rows AS row
OPTIONAL MATCH (gone:Merged {id: row.client_id})
MATCH (client:Client {id: coalesce(gone.into, row.client_id)})
OPTIONAL MATCH (client)-[has:HAS]->(known:Situation {code: row.code})
WHERE (known.from = row.from OR known.from IS NULL AND row.from IS NULL) AND coalesce(has.was_of, client.id) = row.client_id
FOREACH (_ IN CASE WHEN known IS NULL THEN [1] ELSE [] END |
  CREATE (client)-[theirs:HAS]->(new:Situation {id: row.new_id, n: counter.next, code: row.code, source: $source, visibility: 'open'})
  SET counter.next = counter.next + 1, new += row.cells, theirs.was_of = gone.id)
FOREACH (old IN CASE WHEN known IS NULL THEN [] ELSE [known] END | SET old += row.cells)
RETURN count(*) AS rows
