// The family of an id is there no longer, if it was.
// access: none
MATCH (f:Family {id: $id})
DETACH DELETE f
RETURN count(*) AS rows
