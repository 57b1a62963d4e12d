// Since when somebody has asked any service that they can't see to call, if they did lately.
// access: read-network
MATCH (k:Ask {client: $client, by: $professional})
WHERE k.on > $since
RETURN toString(max(k.on)) AS on
