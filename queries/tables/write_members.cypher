// Write which client belongs to which family. Whoever lives in a shielded family's household is shielded with it, save those whose own rows say otherwise; where a person set the shield, nobody is.
// access: import
UNWIND $rows AS row
OPTIONAL MATCH (gone:Merged {id: row.client_id})
MATCH (client:Client {id: coalesce(gone.into, row.client_id)})
MATCH (family:Family {id: row.family_id})
OPTIONAL MATCH (client)-[known:MEMBER_OF]->(family)
WHERE (known.from = row.from OR known.from IS NULL AND row.from IS NULL) AND coalesce(known.was_of, client.id) = row.client_id
WITH row, gone, client, family, known,
  family.shielded AND coalesce(row.cells.lives_here, true) AND (row.cells.to IS NULL OR $today < row.cells.to)
    AND (coalesce(row.cells.shielded, true) OR family.shielded_on IS NOT NULL) AS hides
FOREACH (_ IN CASE WHEN known IS NULL THEN [1] ELSE [] END |
  CREATE (client)-[new:MEMBER_OF {source: $source, visibility: 'open', shielded: hides}]->(family)
  SET new += row.cells, new.was_of = gone.id, new.shielded = new.shielded OR hides, new.shielded_on = CASE WHEN hides THEN family.shielded_on END)
FOREACH (old IN CASE WHEN known IS NULL THEN [] ELSE [known] END |
  SET old += row.cells, old.shielded_on = coalesce(old.shielded_on, CASE WHEN hides THEN family.shielded_on END),
    old.shielded = old.shielded OR hides OR old.shielded_on IS NOT NULL)
FOREACH (_ IN CASE WHEN hides AND (family.shielded_on IS NOT NULL OR NOT row.spared) THEN [1] ELSE [] END |
  SET client.shielded = true, client.shielded_on = coalesce(client.shielded_on, CASE WHEN family.shielded_on IS NOT NULL THEN $today END))
RETURN count(*) AS rows
