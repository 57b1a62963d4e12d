// The seal of somebody's support was opened on a day.
// access: none
MATCH (:Professional {id: $professional})-[i:INVOLVED_WITH]->(:Client {id: $client})
SET i.opened_on = $day
