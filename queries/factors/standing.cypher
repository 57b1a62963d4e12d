// How many factors an account was ever given, and how many recovery codes it has left.
// access: none
MATCH (a:Account {id: $account})
RETURN coalesce(a.factors_added, 0) AS added, size(coalesce(a.recovery, [])) AS recovery
