// Write professionals: new ones whole, of known ones the cells that the rows have.
// access: import
MATCH (counter:Counter {id: 'n'})
UNWIND $rows AS row
MERGE (professional:Professional {id: row.id})
ON CREATE SET professional.n = counter.next, counter.next = counter.next + 1
SET professional += row.cells
RETURN count(*) AS rows
