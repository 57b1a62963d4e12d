// No account was ever made.
// access: none
MATCH (a:Account)
DETACH DELETE a
