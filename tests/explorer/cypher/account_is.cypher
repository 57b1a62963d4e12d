// Whether an account that stands waits for a second yes, and what its role is.
// access: none
MATCH (a:Account {name: $name})
WHERE a.ended_at IS NULL
SET a.role = $role, a.waits = $waits
