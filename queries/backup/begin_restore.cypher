// Mark the database as one that is being restored, until it is whole.
// access: restore
MATCH (ours:Deployment {id: 'common-thread'})
SET ours.restoring = datetime()
