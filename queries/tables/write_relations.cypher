// Write who is whose kin.
// access: import
UNWIND $rows AS row
MATCH (client:Client {id: row.client_id})
MATCH (other:Client {id: row.other_id})
OPTIONAL MATCH (client)-[known:RELATED_TO {kind: row.kind}]->(other)
WHERE known.from = row.from OR known.from IS NULL AND row.from IS NULL
FOREACH (_ IN CASE WHEN known IS NULL THEN [1] ELSE [] END |
  CREATE (client)-[new:RELATED_TO {kind: row.kind, source: $source, visibility: 'open'}]->(other)
  SET new += row.cells)
FOREACH (old IN CASE WHEN known IS NULL THEN [] ELSE [known] END | SET old += row.cells)
RETURN count(*) AS rows
