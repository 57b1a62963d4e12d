// How many families there are.
// access: none
MATCH (f:Family)
RETURN count(f) AS n
