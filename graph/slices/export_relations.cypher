// All kinship as rows of relations.csv.
// access: export
MATCH (client:Client)-[r:RELATED_TO]->(other:Client) WHERE client.id IS NOT NULL
RETURN client.id AS client_id, r.kind AS kind, other.id AS other_id, r.form AS form, r.parental_responsibility AS parental_responsibility,
  toString(r.from) AS from, toString(r.to) AS to, r.visibility AS visibility
ORDER BY client_id, kind, other_id, from
