// A tie comes from its agency's own feed, and nobody has confirmed it.
// access: none
MATCH (:Professional)-[i:INVOLVED_WITH {id: $involvement}]->(:Client)
SET i.source = $source
MERGE (s:Source {id: 'a feed'})
SET s.name = 'a feed', s.agency_id = i.agency_id, s.sealed = false, s.register = false
