// Write agencies: new ones whole, of known ones the cells that the rows have.
// access: import
MATCH (counter:Counter {id: 'n'})
UNWIND $rows AS row
MERGE (agency:Agency {id: row.id})
ON CREATE SET agency.n = counter.next, counter.next = counter.next + 1
SET agency += row.cells
RETURN count(*) AS rows
