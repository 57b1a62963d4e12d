// What people of the agency for which a privacy officer answers did with a client on its behalf between two moments, the latest first (access.md §6).
// access: read-journal
MATCH (a:Agency {id: $viewer.oversees})
// Whether somebody is there by that id is not asked: a look that was refused stands here either way.
WITH a, [$client] + COLLECT { MATCH (gone:Merged {into: $client}) RETURN gone.id } AS ids
MATCH (e:Entry)
// What officers and coordinators do is on no agency's behalf of those for whom they work.
WHERE e.at >= $since AND e.at < $until AND e.role IN $supporting AND any(id IN ids WHERE id IN e.subjects)
MATCH (p:Professional {id: e.professional})
WITH a, ids, e, p, date(datetime({datetime: e.at, timezone: $timezone})) AS day
// Whoever has left is answered for by those for whom they worked then.
WHERE EXISTS { MATCH (p)-[w:WORKS_FOR]->(a) WHERE (w.from IS NULL OR w.from <= day) AND (w.to IS NULL OR day < w.to) }
  // Somebody who works for a school and a refuge has two lives: of neither is told what can't be told to be its own.
  AND ((NOT EXISTS { MATCH (p)-[v:WORKS_FOR]->(b:Agency) WHERE b.id <> a.id AND (v.from IS NULL OR v.from <= day) AND (v.to IS NULL OR day < v.to) }
      // 30 days of reading remain after a tie, for whomever it was.
      AND NOT EXISTS { MATCH (p)-[t:INVOLVED_WITH]->(:Client) WHERE t.agency_id <> a.id AND (t.from IS NULL OR t.from <= day) AND (t.to IS NULL OR day < t.to + duration({days: 30})) })
    OR EXISTS { MATCH (p)-[own:INVOLVED_WITH {id: e.focus}]->(:Client) WHERE own.agency_id = a.id }
    OR EXISTS { MATCH (o:Opening {id: e.focus}) WHERE o.professional = p.id AND o.desk = a.id })
RETURN toString(e.at) AS at, e.act AS act, e.query AS query, e.role AS role, e.account AS account, coalesce(e.focus IN ids, false) AS focused, p.name AS who,
  // For whom else they work, then or now, is nobody's business here.
  [a.name] AS agencies
ORDER BY e.at DESC
LIMIT $most
