// Every node but the tests' mark, for comparing what a database holds.
// access: none
MATCH (n) WHERE NOT n:TestDatabase
RETURN labels(n) AS labels, properties(n) AS properties ORDER BY labels[0], n.id
