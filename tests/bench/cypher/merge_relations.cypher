// The benchmark's plain way to write kinship: MERGE without a check.
// access: none
UNWIND $rows AS row
MATCH (c:Client {id: row.client_id})
MATCH (o:Client {id: row.other_id})
MERGE (c)-[r:RELATED_TO {kind: row.kind}]->(o)
SET r.form = row.form, r.parental_responsibility = row.parental_responsibility = 'true', r.from = date(row.from), r.to = date(row.to), r.visibility = row.visibility
