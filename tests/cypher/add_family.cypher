// One family by id.
// access: none
CREATE (f:Family {id: $id})
RETURN f.id AS id
