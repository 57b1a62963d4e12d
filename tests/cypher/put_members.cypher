// Put who belongs to which family.
// access: none
UNWIND $rows AS row
MATCH (c:Client {id: row.client}), (f:Family {id: row.family})
CREATE (c)-[m:MEMBER_OF]->(f) SET m = row.marks
