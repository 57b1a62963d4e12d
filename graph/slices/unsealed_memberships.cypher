// For the records officer's questions: memberships that no seal covers, in the shape of everything_memberships.
// access: make-tables
CALL () { MATCH (s:Source) WHERE coalesce(s.sealed, true) RETURN collect(s.name) AS sealed }
MATCH (c:Client)-[m:MEMBER_OF]->(f:Family)
WHERE m.visibility = 'open' AND NOT coalesce(m.source IN sealed, false)
RETURN collect(c.n) AS client, collect(f.n) AS family, collect(coalesce(m.lives_here, true)) AS lives_here,
  collect(coalesce(m.from.year * 10000 + m.from.month * 100 + m.from.day, 0)) AS start, collect(coalesce(m.to.year * 10000 + m.to.month * 100 + m.to.day, 0)) AS end
