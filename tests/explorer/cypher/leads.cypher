// Every tie with a client that has the lead or had it, and whoever confirmed it.
// access: none
MATCH (p:Professional)-[i:INVOLVED_WITH]->(:Client {id: $client})
WHERE i.to IS NULL OR i.to = $day
RETURN p.id AS who, coalesce(i.lead, false) AS lead, toString(i.from) AS since, toString(i.to) AS until, i.confirmed_by AS confirmed_by, i.asserted_by AS asserted_by
ORDER BY who, until
