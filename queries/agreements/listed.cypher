// Every agency with its agreements, once any are recorded.
// access: none
MATCH (a:Agency)
WHERE a.shared_from IS NOT NULL
RETURN a.id AS id, a.name AS name, a.kind AS kind, COLLECT {
  MATCH (a)<-[:BINDS]-(g:Agreement)
  RETURN g {.id, .purposes, .reach, from: toString(g.from), to: toString(g.to)} AS agreement
} AS agreements
ORDER BY toLower(name), id
