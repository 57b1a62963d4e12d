// Whether an account takes part in the pilot's evaluation.
// access: none
MATCH (a:Account {id: $account})
RETURN a.evaluated_since IS NOT NULL AS yes
