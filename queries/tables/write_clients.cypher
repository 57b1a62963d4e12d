// Write clients: new ones whole, of known ones the cells that the rows have.
// access: import
MATCH (counter:Counter {id: 'n'})
UNWIND $rows AS row
MERGE (client:Client {id: row.id})
ON CREATE SET client.n = counter.next, counter.next = counter.next + 1, client.shielded = false, client.version = 0
SET client += row.cells, client.version = coalesce(client.version, 0) + 1
// No import lifts a shield that a person set.
SET client.shielded = client.shielded OR client.shielded_on IS NOT NULL
RETURN count(*) AS rows
