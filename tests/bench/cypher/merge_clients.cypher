// The benchmark's plain way to write clients, each with the record of what is said of them: MERGE without a check.
// access: none
UNWIND $rows AS row
MERGE (c:Client {id: row.id})
SET c.shielded = row.shielded = 'true'
MERGE (r:Record {id: row.id})
SET r += row, r.born = date(row.born), r.died = date(row.died), r.expected = date(row.expected)
MERGE (r)-[:OF]->(c)
