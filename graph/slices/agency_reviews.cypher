// Overrides and enquiries that people of the agency for which a privacy officer answers made on its behalf, and nobody has reviewed, or lately: who, why and for how long; the oldest first.
// access: review
MATCH (a:Agency {id: $viewer.oversees})<-[:WORKS_FOR]-(p:Professional)
// Nobody reviews what is their own, opened by whichever account of theirs.
WHERE coalesce(p.id <> $viewer.professional, true)
WITH DISTINCT a, p
MATCH (o:Opening {professional: p.id})
WHERE o.since > $since AND (o.reviewed_on IS NULL OR o.reviewed_on > $lately) AND o.account <> $viewer.account
WITH a, p, o, date(datetime({datetime: o.since, timezone: $timezone})) AS day
WHERE EXISTS { MATCH (p)-[w:WORKS_FOR]->(a) WHERE (w.from IS NULL OR w.from <= day) AND (w.to IS NULL OR day < w.to) }
  // At whose desk an enquiry was made is known; an override only names the first of those for whom its maker works.
  AND (o.desk = a.id OR (coalesce(o.agency = a.name, true)
    AND NOT EXISTS { MATCH (p)-[v:WORKS_FOR]->(b:Agency) WHERE b.id <> a.id AND (v.from IS NULL OR v.from <= day) AND (v.to IS NULL OR day < v.to) }
    AND NOT EXISTS { MATCH (p)-[t:INVOLVED_WITH]->(:Client) WHERE t.agency_id <> a.id AND (t.from IS NULL OR t.from <= day) AND (t.to IS NULL OR day < t.to + duration({days: 30})) }))
RETURN o.id AS id, o.kind AS kind, o.client AS client, o.ground AS ground, o.words AS words, o.agency AS agency, p.name AS who,
  toString(o.since) AS since, toString(o.until) AS until, toString(o.reviewed_on) AS reviewed_on
ORDER BY o.since, id
LIMIT $most
