// From when until when somebody works for their second agency.
// access: none
MATCH (:Professional {id: $professional})-[w:WORKS_FOR {moments: ['too']}]->(:Agency)
SET w.from = $start, w.to = $end
