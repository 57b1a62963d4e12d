// All memberships as rows of members.csv.
// access: export
MATCH (client:Client)-[m:MEMBER_OF]->(family:Family) WHERE client.id IS NOT NULL
RETURN client.id AS client_id, family.id AS family_id, toString(m.from) AS from, toString(m.to) AS to, m.lives_here AS lives_here,
  m.visibility AS visibility, m.shielded AS shielded
ORDER BY client_id, family_id, from
