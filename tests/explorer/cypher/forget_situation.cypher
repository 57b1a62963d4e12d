// A situation is gone.
// access: none
MATCH (s:Situation {id: $id})
DETACH DELETE s
