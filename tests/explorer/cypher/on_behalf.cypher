// On whose behalf a tie is; on nobody's named one where that is null.
// access: none
MATCH ()-[i:INVOLVED_WITH {id: $tie}]->(:Client)
SET i.agency_id = $agency
