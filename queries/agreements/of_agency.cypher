// An agency's kind, and all its agreements.
// access: accounts
MATCH (a:Agency {id: $agency})
RETURN a.kind AS kind, COLLECT {
  MATCH (a)<-[:BINDS]-(g:Agreement)
  RETURN g {.id, .purposes, .reach, from: toString(g.from), to: toString(g.to)} AS agreement
} AS agreements
