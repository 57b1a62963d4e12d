// Put who is whose kin.
// access: none
UNWIND $rows AS row
MATCH (c:Client {id: row.client}), (other:Client {id: row.other})
CREATE (c)-[r:RELATED_TO]->(other) SET r = row.marks
