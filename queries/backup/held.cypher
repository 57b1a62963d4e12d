// How much of what a restore would remove, by label; the layout's own marks are not counted.
// access: restore
MATCH (node)
WHERE NOT node:Deployment AND NOT node:Counter AND NOT node:TestDatabase AND NOT coalesce(node:Source AND node.id = $operator, false)
UNWIND labels(node) AS label
RETURN label, count(*) AS amount
ORDER BY label
