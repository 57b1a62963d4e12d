// The passkey of a credential's id, and whose it is.
// access: none
MATCH (f:Factor {credential: $credential})-[:FACTOR_OF]->(a:Account)
WHERE a.ended_at IS NULL
RETURN f.id AS id, f.public_key AS public_key, f.sign_count AS sign_count, a.name AS name
