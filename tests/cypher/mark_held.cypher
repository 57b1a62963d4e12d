// Change the marks of what is held of clients besides support, each row one fact.
// access: none
UNWIND $rows AS row
CALL (row) {
  WITH row WHERE row.kind = 'situation'
  MATCH (:Client {id: row.client})-[:HAS]->(n:Situation {code: row.what, source: row.source})
  WHERE coalesce(n.from = row.start, n.from IS NULL AND row.start IS NULL)
  SET n += row.marks
}
CALL (row) {
  WITH row WHERE row.kind = 'record'
  MATCH (n:Record {source: row.source, source_id: row.what})-[:OF]->(:Client {id: row.client})
  SET n += row.marks
}
CALL (row) {
  WITH row WHERE row.kind = 'membership'
  MATCH (:Client {id: row.client})-[m:MEMBER_OF {source: row.source}]->(:Family {id: row.what})
  WHERE coalesce(m.from = row.start, m.from IS NULL AND row.start IS NULL)
  SET m += row.marks
}
CALL (row) {
  WITH row WHERE row.kind = 'relation'
  MATCH (:Client {id: row.client})-[r:RELATED_TO {source: row.source}]->(:Client {id: row.what})
  WHERE coalesce(r.from = row.start, r.from IS NULL AND row.start IS NULL)
  SET r += row.marks
}
RETURN count(*) AS rows
