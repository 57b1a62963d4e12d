// Overrides and enquiries by people of the agency within which this viewer supervises that no supervisor has reviewed: who, why and for how long; the oldest first.
// access: supervise
MATCH (me:Professional {id: $viewer.professional})-[w:WORKS_FOR]->(a:Agency {id: $viewer.supervises})
WHERE coalesce(me.active, true) AND (w.from IS NULL OR w.from <= $now) AND (w.to IS NULL OR $now < w.to)
WITH DISTINCT me, a
MATCH (who:Professional)-[x:WORKS_FOR]->(a)
WHERE who <> me
WITH me, a, who, collect(x) AS times
MATCH (o:Opening {professional: who.id})
WHERE o.since > $since AND o.supervised_on IS NULL AND o.account <> $viewer.account
  // Whoever has left is answered for by those for whom they worked then.
  AND any(x IN times WHERE (x.from IS NULL OR x.from <= date(o.since)) AND (x.to IS NULL OR date(o.since) < x.to))
  // Somebody who works for a school and a refuge has two lives: it was done for one of them.
  AND coalesce(o.agency = a.name, true)
  AND NOT EXISTS { MATCH (me)-[:KNOWS_PRIVATELY]->(known:Client) WHERE known.id = o.client }
RETURN o.id AS id, o.kind AS kind, o.client AS client, o.ground AS ground, o.words AS words, o.agency AS agency, who.name AS who,
  toString(o.since) AS since, toString(o.until) AS until
ORDER BY o.since, id
LIMIT $most
