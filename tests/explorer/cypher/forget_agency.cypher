// An agency that nobody has to do with was never there.
// access: none
MATCH (a:Agency {id: $id})
DELETE a
