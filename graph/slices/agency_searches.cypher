// Who of the agency for which a privacy officer answers searched beyond their own people on its behalf between two moments, as keyed hashes of what was typed, and who was found; of one name only where its hash is given.
// access: read-journal
MATCH (a:Agency {id: $viewer.oversees})
MATCH (e:Entry)
WHERE e.at >= $since AND e.at < $until AND e.query = 'closed-search' AND e.act = 'search' AND e.focus STARTS WITH $name
  AND e.role IN $supporting AND $viewer.account <> e.account AND coalesce($viewer.professional <> e.professional, true)
MATCH (p:Professional {id: e.professional})
WITH a, e, p, date(datetime({datetime: e.at, timezone: $timezone})) AS day
// As in agency_reading: who worked for it then, and had no other life.
WHERE EXISTS { MATCH (p)-[w:WORKS_FOR]->(a) WHERE (w.from IS NULL OR w.from <= day) AND (w.to IS NULL OR day < w.to) }
  AND NOT EXISTS { MATCH (p)-[v:WORKS_FOR]->(b:Agency) WHERE b.id <> a.id AND (v.from IS NULL OR v.from <= day) AND (v.to IS NULL OR day < v.to) }
  AND NOT EXISTS { MATCH (p)-[t:INVOLVED_WITH]->(:Client) WHERE t.agency_id <> a.id AND (t.from IS NULL OR t.from <= day) AND (t.to IS NULL OR day < t.to + duration({days: 30})) }
WITH a, e, p ORDER BY e.at DESC LIMIT $most
RETURN toString(e.at) AS at, e.account AS account, e.professional AS professional, e.role AS role, p.name AS who, e.focus AS focus, e.subjects AS subjects, [a.name] AS agencies
ORDER BY at DESC
