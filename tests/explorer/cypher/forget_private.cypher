// Nobody knows anybody privately.
// access: none
MATCH ()-[k:KNOWS_PRIVATELY]->()
DELETE k
