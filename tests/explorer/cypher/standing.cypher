// What somebody's account, professional and employment say.
// access: none
MATCH (a:Account {name: $name})
WHERE a.ended_at IS NULL
MATCH (p:Professional {id: a.professional})-[w:WORKS_FOR]->(:Agency)
RETURN a.role AS role, p.active AS active, w.to AS to
