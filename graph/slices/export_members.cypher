// All memberships as rows of members.csv, but for what one person only stated, or a joining of households made: a row of a table is the operator's word.
// access: export
MATCH (client:Client)-[m:MEMBER_OF]->(family:Family) WHERE client.id IS NOT NULL AND (m.source IS NOT NULL OR m.asserted_by IS NULL OR m.confirmed_by <> m.asserted_by) AND NOT coalesce(m.joined, false)
WITH client, family, m ORDER BY m.visibility, m.shielded DESC
// Two records of one person may both say it: the strictest counts.
WITH client, family, m.from AS since, head(collect(m)) AS m
RETURN client.id AS client_id, family.id AS family_id, toString(m.from) AS from, toString(m.to) AS to, m.lives_here AS lives_here,
  m.visibility AS visibility, m.shielded AS shielded
ORDER BY client_id, family_id, from
