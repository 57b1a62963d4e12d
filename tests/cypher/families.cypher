// The ids of all families.
// access: none
MATCH (f:Family) RETURN f.id AS id ORDER BY id
