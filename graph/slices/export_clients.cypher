// All clients as rows of clients.csv, with what the operator says of them.
// access: export
MATCH (client:Client) WHERE client.id IS NOT NULL
OPTIONAL MATCH (r:Record {id: 'operator|' + client.id})-[:OF]->(client)
RETURN client.id AS id, client.shielded AS shielded, r.given_name AS given_name, r.family_name AS family_name, r.known_as AS known_as, toString(r.born) AS born, r.born_year AS born_year,
  toString(r.died) AS died, toString(r.expected) AS expected, r.gender AS gender, r.nhs_number AS nhs_number, r.personnummer AS personnummer,
  r.address AS address, r.postcode AS postcode, r.phone AS phone, r.email AS email, r.language AS language
ORDER BY id
