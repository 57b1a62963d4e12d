// End what a professional has with some clients on a day, or take that back.
// access: none
UNWIND $clients AS id
MATCH (:Professional {id: $who})-[i:INVOLVED_WITH]->(:Client {id: id})
SET i.to = date($day)
