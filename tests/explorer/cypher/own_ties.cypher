// A professional's ties with a client, the first to begin first.
// access: none
MATCH (:Professional {id: $professional})-[i:INVOLVED_WITH]->(:Client {id: $client})
RETURN i.id AS id, i.visibility AS visibility, toString(i.from) AS from, toString(i.to) AS to, i.role AS role, i.agency_id AS agency, i.lead AS lead, i.confirmed_by AS confirmed_by,
  toString(i.concern_told_on) AS told, toString(i.confirmed_on) AS confirmed_on, i.always_findable AS findable, toString(i.concern_on) AS concern, toString(i.named_by_client_on) AS named
ORDER BY i.from, id
