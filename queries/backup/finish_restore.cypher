// Say that the database is whole: what the backup says of the deployment, and no restore under way.
// access: restore
MATCH (ours:Deployment {id: 'common-thread'})
// On what ground agencies share is this deployment's, where it has chosen: a copy of before opens nothing again.
WITH ours, coalesce(ours.grounds, $properties.grounds) AS grounds
SET ours = $properties, ours.grounds = grounds
