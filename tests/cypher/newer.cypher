// Make the database one of a later version of the program.
// access: none
MATCH (ours:Deployment)
SET ours.version = $version
