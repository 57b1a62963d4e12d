// Put who supports whom; where nobody is named, an agency.
// access: none
UNWIND $rows AS row
MATCH (c:Client {id: row.client})
OPTIONAL MATCH (p:Professional {id: row.professional})
OPTIONAL MATCH (a:Agency {id: row.marks.agency_id})
WITH row, c, CASE WHEN row.professional IS NULL THEN a ELSE p END AS who
CREATE (who)-[i:INVOLVED_WITH]->(c) SET i = row.marks
