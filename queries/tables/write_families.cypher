// Write families: new ones whole, of known ones the cells that the rows have.
// access: import
MATCH (counter:Counter {id: 'n'})
UNWIND $rows AS row
MERGE (family:Family {id: row.id})
ON CREATE SET family.n = counter.next, counter.next = counter.next + 1, family.shielded = false, family.version = 0
SET family += row.cells, family.version = coalesce(family.version, 0) + 1
// No import lifts a shield that a person set.
SET family.shielded = family.shielded OR family.shielded_on IS NOT NULL
RETURN count(*) AS rows
