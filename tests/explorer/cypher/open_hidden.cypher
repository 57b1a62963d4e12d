// A sealed tie to Ella is opened.
// access: none
MATCH (:Professional {id: $professional})-[i:INVOLVED_WITH]->(:Client {id: 'ella'})
SET i.visibility = 'open'
