// The benchmark's plain way to write situations: MERGE without a check.
// access: none
UNWIND $rows AS row
MATCH (c:Client {id: row.client_id})
MERGE (s:Situation {id: row.client_id + '|' + row.code + '|' + coalesce(row.from, '')})
SET s.code = row.code, s.from = date(row.from), s.to = date(row.to), s.visibility = row.visibility
MERGE (c)-[:HAS]->(s)
