// Somebody's support is sealed.
// access: none
MATCH ()-[i:INVOLVED_WITH {id: $tie}]->(:Client)
SET i.visibility = 'hidden'
