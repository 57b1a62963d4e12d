// Jo supported Ella before, for the school and for the housing service; both ended.
// access: none
MATCH (p:Professional {id: 'jo'})-[now:INVOLVED_WITH {id: 'jo-ella'}]->(c:Client {id: 'ella'})
UNWIND [['jo-before', now.agency_id], ['jo-elsewhere', 'housing']] AS each
CREATE (p)-[:INVOLVED_WITH {id: each[0], agency_id: each[1], role: 'helper', from: $since, to: $until, visibility: 'open', confirmed_on: $since}]->(c)
