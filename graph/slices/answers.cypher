// What was answered to questions about some clients whose team this viewer sees; of whom it is heard, their evidence decides.
// access: read-network
UNWIND $asked.clients AS id
MATCH (c:Client {id: id})<-[:ABOUT]-(a:Answer)
WHERE $viewer.operator OR $sight.levels[c.id] IN ['client', 'family']
WITH DISTINCT a
RETURN collect(a {.id, .n, .rule, .subjects, .particular, .clients, .evidence, .kind, .reason, on: toString(a.on), until: toString(a.until),
  professional_id: a.professional, .involvement, undone: a.undone_at IS NOT NULL}) AS answers
