// Put nodes of one kind into the database.
// access: none
UNWIND $rows AS row
CALL (row) {
  WITH row WHERE row.label = 'Client' CREATE (n:Client) SET n = row.marks
  UNION ALL
  WITH row WHERE row.label = 'Family' CREATE (n:Family) SET n = row.marks
  UNION ALL
  WITH row WHERE row.label = 'Professional' CREATE (n:Professional) SET n = row.marks
  UNION ALL
  WITH row WHERE row.label = 'Agency' CREATE (n:Agency) SET n = row.marks
  UNION ALL
  WITH row WHERE row.label = 'Source' MERGE (n:Source {id: row.marks.name}) SET n += row.marks
}
