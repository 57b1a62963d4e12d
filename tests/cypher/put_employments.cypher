// Put who works for which agency.
// access: none
UNWIND $rows AS row
MATCH (p:Professional {id: row.professional}), (a:Agency {id: row.agency})
CREATE (p)-[w:WORKS_FOR]->(a) SET w = row.marks
