// Forget a family.
// access: none
MATCH (f:Family {id: $family})
DETACH DELETE f
