// On whose word all kin is.
// access: none
MATCH ()-[r:RELATED_TO]->()
SET r.source = $source, r.asserted_by = $asserted_by, r.confirmed_by = $confirmed_by
