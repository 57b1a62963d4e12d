// What put_sealed put, gone.
// access: none
MATCH (:Professional {id: 'kofi'})-[i:INVOLVED_WITH|CONTACT]->(:Client {id: 'ella'})
DELETE i
WITH count(*) AS gone
MATCH (s:Situation {id: 'sealed'})
DETACH DELETE s
