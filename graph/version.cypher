// Which layout the database has, if it is ours, and whether a restore into it has not finished.
// access: migrate
MATCH (ours:Deployment {id: $deployment})
RETURN ours.version AS version, ours.restoring IS NOT NULL AS restoring
