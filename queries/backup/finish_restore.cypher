// Say that the database is whole: what the backup says of the deployment, and no restore under way.
// access: restore
MATCH (ours:Deployment {id: 'common-thread'})
SET ours = $properties
