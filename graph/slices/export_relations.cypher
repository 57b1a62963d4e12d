// All kinship as rows of relations.csv, but for what one person only stated: a row of a table is the operator's word.
// access: export
MATCH (client:Client)-[r:RELATED_TO]->(other:Client) WHERE client.id IS NOT NULL AND (r.source IS NOT NULL OR r.asserted_by IS NULL OR r.confirmed_by <> r.asserted_by)
WITH client, other, r ORDER BY r.visibility
// Two records of one person may both say it: the strictest counts.
WITH client, other, r.kind AS kind, r.from AS since, head(collect(r)) AS r
RETURN client.id AS client_id, r.kind AS kind, other.id AS other_id, r.form AS form, r.parental_responsibility AS parental_responsibility,
  toString(r.from) AS from, toString(r.to) AS to, r.visibility AS visibility
ORDER BY client_id, kind, other_id, from
