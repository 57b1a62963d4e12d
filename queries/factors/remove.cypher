// Take a factor away from an account; the last one only where it may do without.
// access: none
MATCH (a:Account {id: $account})
SET a.factors_added = coalesce(a.factors_added, 0)
WITH a
MATCH (f:Factor {id: $id})-[:FACTOR_OF]->(a)
WHERE COUNT { (:Factor)-[:FACTOR_OF]->(a) } > $least
WITH f, f.id AS id
DETACH DELETE f
RETURN id
