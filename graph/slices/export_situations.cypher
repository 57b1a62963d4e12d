// All situations as rows of situations.csv.
// access: export
MATCH (client:Client)-[:HAS]->(s:Situation) WHERE client.id IS NOT NULL
WITH client, s ORDER BY s.visibility
// Two records of one person may both say it: the strictest counts.
WITH client, s.code AS code, s.from AS since, head(collect(s)) AS s
RETURN client.id AS client_id, s.code AS code, toString(s.from) AS from, toString(s.to) AS to, s.visibility AS visibility
ORDER BY client_id, code, from
