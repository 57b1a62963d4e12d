// The answers that are kept.
// access: none
MATCH (a:Answer)-[:ABOUT]->(c:Client)
RETURN a.id AS id, a.kind AS kind, a.reason AS reason, a.professional AS professional, a.undone_at IS NOT NULL AS undone, collect(c.id) AS clients
ORDER BY id
