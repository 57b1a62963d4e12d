// Jo supports Ella again.
// access: none
MATCH (jo:Professional {id: 'jo'})-[i:INVOLVED_WITH {id: 'jo-ella'}]->(:Client)
SET i.to = i.to_before, i.from = i.from_before, i.sealed_on = date()
REMOVE i.to_before, i.from_before
WITH jo
MATCH (jo)-[k:CONTACT]-()
WHERE k.on_before IS NOT NULL
SET k.on = k.on_before, k.planned = k.planned_before
REMOVE k.on_before, k.planned_before
