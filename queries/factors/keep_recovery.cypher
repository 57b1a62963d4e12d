// Keep the hashes of an account's recovery codes in place of earlier ones.
// access: none
MATCH (a:Account {id: $account})
SET a.recovery = $recovery
