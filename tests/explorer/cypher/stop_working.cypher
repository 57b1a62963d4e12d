// A professional's employment ends.
// access: none
MATCH (:Professional {id: $professional})-[w:WORKS_FOR]->(:Agency)
SET w.to = $day, w.to_before = 'unknown'
