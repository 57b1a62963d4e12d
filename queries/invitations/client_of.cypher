// Whose team an invitation is for, once one has joined it.
// access: join
MATCH (v:Invitation {id: $id, accepted_by: $by})
RETURN v.client AS client
