// All involvements as rows of involvements.csv.
// access: export
MATCH (who)-[i:INVOLVED_WITH]->(client) WHERE i.id IS NOT NULL
RETURN i.id AS id, CASE WHEN who:Professional THEN who.id END AS professional_id, i.agency_id AS agency_id, client.id AS client_id,
  i.role AS role, i.lead AS lead, toString(i.from) AS from, toString(i.to) AS to, i.visibility AS visibility,
  i.always_findable AS always_findable, toString(i.confirmed_on) AS confirmed_on, toString(i.concern_on) AS concern_on,
  toString(i.named_by_client_on) AS named_by_client_on
ORDER BY id
