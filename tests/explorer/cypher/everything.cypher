// Everything in the database but audit entries, to see whether something was written.
// access: none
MATCH (n)
WHERE NOT n:Entry AND NOT n:Chain
OPTIONAL MATCH (n)-[r]->(m)
RETURN labels(n) AS labels, properties(n) AS own, type(r) AS edge, properties(r) AS of_edge, m.id AS other
ORDER BY n.id, edge, other, r.id
