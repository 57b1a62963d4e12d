// What people stated of families and kin.
// access: none
MATCH (c:Client)-[m:MEMBER_OF|RELATED_TO]->(other)
WHERE m.asserted_by IS NOT NULL OR m.founding
RETURN type(m) AS type, c.id AS client, other.id AS other, m.kind AS kind, m.form AS form, m.asserted_by AS asserted_by, m.agency_id AS agency_id,
  m.confirmed_by AS confirmed_by, m.visibility AS visibility, m.shielded AS shielded, m.lives_here AS lives_here, toString(m.to) AS to,
  c.shielded AS client_shielded, m.source AS source
ORDER BY type, client, other
