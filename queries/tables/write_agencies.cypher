// Write agencies: new ones whole, of known ones the cells that the rows have. Where agreements are recorded, a new one shares not yet.
// access: import
MATCH (counter:Counter {id: 'n'})
WITH counter, CASE WHEN EXISTS { (:Agreement) } THEN $not_yet END AS shared_from
UNWIND $rows AS row
MERGE (agency:Agency {id: row.id})
ON CREATE SET agency.n = counter.next, counter.next = counter.next + 1, agency.shared_from = shared_from
SET agency += row.cells
RETURN count(*) AS rows
