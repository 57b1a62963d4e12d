// Put where families live.
// access: none
UNWIND $rows AS row
MATCH (f:Family {id: row.family})
CREATE (f)-[:AT]->(n:Address) SET n = row.marks
