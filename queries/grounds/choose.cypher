// Choose on what ground the agencies of this deployment share.
// access: accounts
MATCH (ours:Deployment {id: 'common-thread'})
SET ours.grounds = $grounds
RETURN count(*) AS rows
