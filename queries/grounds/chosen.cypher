// On what ground the agencies of this deployment share, if one was chosen.
// access: none
MATCH (ours:Deployment {id: 'common-thread'})
RETURN ours.grounds AS grounds
