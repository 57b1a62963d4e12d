// For the operator: what was answered to questions about anybody, in the shape of answers.cypher.
// access: read-everything
MATCH (a:Answer)
RETURN collect(a {.id, .n, .rule, .subjects, .particular, .clients, .evidence, .kind, .reason, on: toString(a.on), until: toString(a.until),
  professional_id: a.professional, .involvement, undone: a.undone_at IS NOT NULL}) AS answers
