// Write which client belongs to which family. Whoever lives in a shielded family's household is shielded with it, save those whose own rows say otherwise.
// access: import
UNWIND $rows AS row
MATCH (client:Client {id: row.client_id})
MATCH (family:Family {id: row.family_id})
OPTIONAL MATCH (client)-[known:MEMBER_OF]->(family)
WHERE known.from = row.from OR known.from IS NULL AND row.from IS NULL
WITH row, client, family, known,
  family.shielded AND coalesce(row.cells.lives_here, true) AND (row.cells.to IS NULL OR $today < row.cells.to)
    AND coalesce(row.cells.shielded, true) AS hides
FOREACH (_ IN CASE WHEN known IS NULL THEN [1] ELSE [] END |
  CREATE (client)-[new:MEMBER_OF {source: $source, visibility: 'open', shielded: hides}]->(family)
  SET new += row.cells)
FOREACH (old IN CASE WHEN known IS NULL THEN [] ELSE [known] END | SET old += row.cells, old.shielded = old.shielded OR hides)
FOREACH (_ IN CASE WHEN hides AND NOT row.spared THEN [1] ELSE [] END | SET client.shielded = true)
RETURN count(*) AS rows
