// How many clients there are; by name, as the label may not exist yet.
// access: none
MATCH (n)
WHERE 'Client' IN labels(n)
RETURN count(n) AS n
