// All that is kept of accounts.
// access: none
MATCH (a:Account)
RETURN properties(a) AS kept
