// The benchmark's plain way to write employments: MERGE without a check.
// access: none
UNWIND $rows AS row
MATCH (p:Professional {id: row.professional_id})
MATCH (a:Agency {id: row.agency_id})
MERGE (p)-[w:WORKS_FOR]->(a)
SET w.from = date(row.from), w.to = date(row.to)
