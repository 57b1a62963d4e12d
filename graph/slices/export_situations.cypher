// All situations as rows of situations.csv.
// access: export
MATCH (client:Client)-[:HAS]->(s:Situation) WHERE client.id IS NOT NULL
RETURN client.id AS client_id, s.code AS code, toString(s.from) AS from, toString(s.to) AS to, s.visibility AS visibility
ORDER BY client_id, code, from
