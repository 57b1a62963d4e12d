// Write clients: new ones whole, of known ones the cells that the rows have. What a source says of one who was merged into another holds for both.
// access: import
MATCH (counter:Counter {id: 'n'})
UNWIND $rows AS row
OPTIONAL MATCH (gone:Merged {id: row.id})
MERGE (client:Client {id: coalesce(gone.into, row.id)})
ON CREATE SET client.n = counter.next, counter.next = counter.next + 1, client.shielded = false, client.version = 0
FOREACH (each IN CASE WHEN gone IS NULL THEN [] ELSE [gone] END |
  SET each += row.cells, client.shielded = client.shielded OR coalesce(row.cells.shielded, false))
FOREACH (_ IN CASE WHEN gone IS NULL THEN [1] ELSE [] END | SET client += row.cells)
SET client.version = coalesce(client.version, 0) + 1
// No import lifts a shield that a person set, nor that of another record of the same person.
SET client.shielded = client.shielded OR client.shielded_on IS NOT NULL OR EXISTS { MATCH (:Merged {into: client.id, shielded: true}) }
RETURN count(*) AS rows
