// Write who works for which agency since when.
// access: import
UNWIND $rows AS row
MATCH (professional:Professional {id: row.professional_id})
MATCH (agency:Agency {id: row.agency_id})
OPTIONAL MATCH (professional)-[known:WORKS_FOR]->(agency)
WHERE known.from = row.from OR known.from IS NULL AND row.from IS NULL
FOREACH (_ IN CASE WHEN known IS NULL THEN [1] ELSE [] END |
  CREATE (professional)-[new:WORKS_FOR]->(agency)
  SET new = row.cells)
FOREACH (old IN CASE WHEN known IS NULL THEN [] ELSE [known] END | SET old += row.cells)
RETURN count(*) AS rows
