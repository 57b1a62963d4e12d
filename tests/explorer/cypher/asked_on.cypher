// Since when somebody whom a professional asked to a client's team has not answered.
// access: none
MATCH (:Professional {id: $professional})-[i:INVOLVED_WITH]->(:Client {id: $client})
RETURN toString(max(i.asked_on)) AS since
