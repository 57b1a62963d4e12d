// End a session, so that its cookie opens nothing any more.
// access: none
MATCH (s:Session {id: $id})
DETACH DELETE s
