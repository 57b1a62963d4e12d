// Nobody agreed to anything.
// access: none
MATCH (k:Consent)
DETACH DELETE k
