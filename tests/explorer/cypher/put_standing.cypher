// Change what somebody's account, professional and employment say.
// access: none
MATCH (a:Account {name: $name})
WHERE a.ended_at IS NULL
MATCH (p:Professional {id: a.professional})-[w:WORKS_FOR]->(:Agency)
SET a.role = $role, p.active = $active, w.to = $to
