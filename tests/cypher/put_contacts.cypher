// Put who spoke with whom.
// access: none
UNWIND $rows AS row
MATCH (p:Professional {id: row.professional})
OPTIONAL MATCH (c:Client {id: row.client})
OPTIONAL MATCH (o:Professional {id: row.other})
OPTIONAL MATCH (a:Agency {id: row.agency})
WITH row, p, coalesce(c, o, a) AS whom
CREATE (p)-[k:CONTACT]->(whom) SET k = row.marks
