// What somebody agreed to, as it is kept.
// access: none
MATCH (k:Consent)
RETURN k.id AS id, k.n AS n, k.agencies AS agencies, k.said AS said, k.said_by AS said_by, k.given_by AS given_by, toString(k.from) AS from, toString(k.to) AS to,
  k.asserted_by AS asserted_by, k.ended_by AS ended_by, [(k)-[:FOR]->(c:Client) | c.id] AS clients
ORDER BY n
