// Jo never supported Ella: the tie, and what hangs on it or on her support of Ella, are put away.
// access: none
MATCH (jo:Professional {id: 'jo'})-[i:INVOLVED_WITH {id: 'jo-ella'}]->(ella:Client)
SET i.to_before = i.to, i.from_before = i.from, i.from = date('2999-01-01'), i.to = date('2999-01-02')
REMOVE i.sealed_on
WITH jo, ella
MATCH (jo)-[k:CONTACT]-(o)
WHERE (o = ella OR k.about = 'ella' OR k.involvement = 'jo-ella') AND k.on < date('2999-01-01')
SET k.on_before = k.on, k.on = date('2999-01-01'), k.planned_before = k.planned, k.planned = false
