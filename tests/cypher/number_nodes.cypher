// Give every node a number of its own, as an import does.
// access: none
MATCH (node)
WHERE node.n IS NULL AND node.id IS NOT NULL
WITH collect(node) AS nodes
UNWIND range(0, size(nodes) - 1) AS number
WITH nodes[number] AS node, number
SET node.n = number
