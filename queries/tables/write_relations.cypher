// Write who is whose kin. Of two records of one person it stands where they were.
// access: import
UNWIND $rows AS row
OPTIONAL MATCH (gone:Merged {id: row.client_id})
MATCH (client:Client {id: coalesce(gone.into, row.client_id)})
OPTIONAL MATCH (also:Merged {id: row.other_id})
MATCH (other:Client {id: coalesce(also.into, row.other_id)})
WITH row, CASE WHEN client = other THEN coalesce(gone, client) ELSE client END AS one, CASE WHEN client = other THEN coalesce(also, other) ELSE other END AS two,
  CASE WHEN client <> other THEN gone.id END AS was_of, CASE WHEN client <> other THEN also.id END AS was_with
OPTIONAL MATCH (one)-[known:RELATED_TO {kind: row.kind}]->(two)
WHERE (known.from = row.from OR known.from IS NULL AND row.from IS NULL)
  AND coalesce(known.was_of, one.id) = row.client_id AND coalesce(known.was_with, two.id) = row.other_id
FOREACH (_ IN CASE WHEN known IS NULL THEN [1] ELSE [] END |
  CREATE (one)-[new:RELATED_TO {kind: row.kind, source: $source, visibility: 'open'}]->(two)
  SET new += row.cells, new.was_of = was_of, new.was_with = was_with)
FOREACH (old IN CASE WHEN known IS NULL THEN [] ELSE [known] END | SET old += row.cells)
RETURN count(*) AS rows
