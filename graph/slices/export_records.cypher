// All records but the operator's own as rows of records.csv.
// access: export
MATCH (r:Record)-[:OF]->(client:Client) WHERE r.id IS NOT NULL AND r.id <> 'operator|' + client.id
RETURN r.source AS source, r.source_id AS source_id, client.id AS client_id, toString(r.as_of) AS as_of, r.given_name AS given_name, r.family_name AS family_name, r.known_as AS known_as, toString(r.born) AS born, r.born_year AS born_year,
  toString(r.died) AS died, toString(r.expected) AS expected, r.gender AS gender, r.nhs_number AS nhs_number, r.personnummer AS personnummer,
  r.address AS address, r.postcode AS postcode, r.phone AS phone, r.email AS email, r.language AS language
ORDER BY source, source_id
