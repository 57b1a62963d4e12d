// Put what hangs on a client: records, situations, and what somebody agreed to.
// access: none
UNWIND $rows AS row
MATCH (c:Client {id: row.client})
CALL (row, c) {
  WITH row, c WHERE row.label = 'Record' CREATE (n:Record)-[:OF]->(c) SET n = row.marks
  UNION ALL
  WITH row, c WHERE row.label = 'Situation' CREATE (c)-[:HAS]->(n:Situation) SET n = row.marks
  UNION ALL
  WITH row, c WHERE row.label = 'Consent' CREATE (n:Consent)-[:FOR]->(c) SET n = row.marks
}
