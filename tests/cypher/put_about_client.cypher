// Put what hangs on a client: records and situations.
// access: none
UNWIND $rows AS row
MATCH (c:Client {id: row.client})
CALL (row, c) {
  WITH row, c WHERE row.label = 'Record' CREATE (n:Record)-[:OF]->(c) SET n = row.marks
  UNION ALL
  WITH row, c WHERE row.label = 'Situation' CREATE (c)-[:HAS]->(n:Situation) SET n = row.marks
}
