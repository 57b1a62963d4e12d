// What the database holds, by label or type: the ids, or "" where there is none.
// access: none
MATCH (n)
WHERE NOT n:Deployment AND NOT n:Counter AND NOT n:Source AND NOT n:TestDatabase
WITH labels(n)[0] AS kind, coalesce(n.id, '') AS id
ORDER BY kind, id
RETURN kind, collect(id) AS ids
UNION ALL
MATCH ()-[r]->()
WITH type(r) AS kind, coalesce(r.id, '') AS id
ORDER BY kind, id
RETURN kind, collect(id) AS ids
