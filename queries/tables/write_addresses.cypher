// Write where families live since when; each address is a node of its own.
// access: import
MATCH (counter:Counter {id: 'n'})
UNWIND $rows AS row
MATCH (family:Family {id: row.family_id})
OPTIONAL MATCH (family)-[:AT]->(known:Address)
WHERE known.from = row.from OR known.from IS NULL AND row.from IS NULL
FOREACH (_ IN CASE WHEN known IS NULL THEN [1] ELSE [] END |
  CREATE (family)-[:AT]->(new:Address {id: row.new_id, n: counter.next, source: $source, visibility: 'open', shielded: false})
  // Where those live now whom a person shielded is shielded too, whatever the row says.
  SET counter.next = counter.next + 1, new += row.cells, new.shielded_on = family.shielded_on, new.shielded = new.shielded OR family.shielded_on IS NOT NULL)
FOREACH (old IN CASE WHEN known IS NULL THEN [] ELSE [known] END |
  SET old += row.cells, old.shielded = old.shielded OR old.shielded_on IS NOT NULL)
RETURN count(*) AS rows
