// Whose team an invitation is for: for the journal, and for whoever has joined it.
// access: join
MATCH (v:Invitation {id: $id})
RETURN v.client AS client
