// The benchmark's plain way to write memberships: MERGE without a check.
// access: none
UNWIND $rows AS row
MATCH (c:Client {id: row.client_id})
MATCH (f:Family {id: row.family_id})
MERGE (c)-[m:MEMBER_OF]->(f)
SET m.from = date(row.from), m.to = date(row.to), m.lives_here = row.lives_here = 'true', m.visibility = row.visibility, m.shielded = row.shielded = 'true'
