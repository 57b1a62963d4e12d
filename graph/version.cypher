// Which layout the database has, if it is ours.
// access: migrate
MATCH (ours:Deployment {id: $deployment})
RETURN ours.version AS version
