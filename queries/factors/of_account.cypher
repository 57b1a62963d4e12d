// The factors of an account besides its password, in the order in which they were added.
// access: none
MATCH (f:Factor)-[:FACTOR_OF]->(a:Account {id: $account})
RETURN f.id AS id, f.kind AS kind, f.name AS name, f.secret AS secret, toString(f.created_at) AS added_at
ORDER BY f.created_at, f.id
