// The enquiries that are open at the desks where an account answers, made by colleagues there: by the desk's own reference, to be taken up.
// access: enquire
MATCH (a:Account {id: $account})
MATCH (p:Professional {id: a.professional})-[w:WORKS_FOR]->(g:Agency)
WHERE coalesce(p.active, true) AND coalesce(w.from <= $today, true) AND coalesce($today < w.to, true)
  AND coalesce(g.shared_from <= $today, true) AND coalesce($today < g.shared_until, true)
MATCH (o:Opening {desk: g.id})
WHERE o.kind = 'enquiry' AND o.until > $now AND o.account <> a.id
  // An enquiry of somebody whose account ended is nobody's to go on with.
  AND EXISTS { MATCH (made:Account {id: o.account}) WHERE made.ended_at IS NULL }
  AND NOT EXISTS { MATCH (own:Opening {account: a.id}) WHERE own.kind = 'enquiry' AND own.client = o.client AND own.until > $now }
WITH o.client AS client, o ORDER BY o.until DESC, o.id
WITH client, head(collect(o)) AS o
RETURN o.id AS id, client AS client_id, o.ground AS ground, o.words AS words, o.agency AS agency, o.desk AS desk, toString(o.until) AS until
ORDER BY until, id
