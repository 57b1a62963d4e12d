// Who asks any service that can't be seen to call, about clients whom somebody supports by a sealed tie.
// access: read-network
UNWIND $clients AS client
MATCH (k:Ask {client: client})
WHERE k.on > $since AND k.by <> $professional
MATCH (asks:Professional {id: k.by})
OPTIONAL MATCH (for:Agency {id: k.for})
RETURN client AS client_id, asks.name AS name, asks.role AS role, for.name AS agency, coalesce(for.phone, for.duty_phone, asks.phone) AS phone, toString(max(k.on)) AS on
ORDER BY client_id, on, name
