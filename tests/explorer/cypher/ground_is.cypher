// On what ground this deployment shares, or that none was chosen.
// access: none
MATCH (ours:Deployment {id: 'common-thread'})
SET ours.grounds = $grounds
