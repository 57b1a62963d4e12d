// A professional is called otherwise.
// access: none
MATCH (p:Professional {id: $professional})
SET p.name = $name
