// A professional's employment goes on.
// access: none
MATCH (:Professional {id: $professional})-[w:WORKS_FOR]->(:Agency)
REMOVE w.to, w.to_before
