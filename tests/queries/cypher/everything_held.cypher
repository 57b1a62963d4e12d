// All that the database holds, to tell that nothing was written.
// access: none
MATCH (n)
OPTIONAL MATCH (n)-[r]->()
WITH elementId(n) AS node, labels(n) AS labels, properties(n) AS marks, elementId(r) AS edge, properties(r) AS edge_marks
RETURN node, labels, marks, edge, edge_marks
ORDER BY node, edge
