// Keep the secret of an account's codes in place of an earlier one, and new recovery codes; a first factor only where there is none.
// access: none
MATCH (a:Account {id: $account})
SET a.factors_added = coalesce(a.factors_added, 0) + 1
WITH a
WHERE a.ended_at IS NULL AND NOT ($first AND EXISTS { (:Factor)-[:FACTOR_OF]->(a) })
SET a.recovery = coalesce($recovery, a.recovery)
WITH a
CALL (a) {
  MATCH (old:Factor {kind: 'code'})-[:FACTOR_OF]->(a)
  DETACH DELETE old
}
CREATE (f:Factor {id: $id, kind: 'code', secret: $secret, last_step: $step, created_at: $now})-[:FACTOR_OF]->(a)
RETURN f.id AS id
