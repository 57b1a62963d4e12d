// Keep a passkey of an account, and new recovery codes where any are given.
// access: none
MATCH (a:Account {id: $account})
WHERE a.ended_at IS NULL
SET a.factors_added = coalesce(a.factors_added, 0) + 1, a.recovery = coalesce($recovery, a.recovery)
CREATE (f:Factor {id: $id, kind: 'passkey', credential: $credential, public_key: $public_key, sign_count: $sign_count,
  created_at: $now})-[:FACTOR_OF]->(a)
RETURN f.id AS id
