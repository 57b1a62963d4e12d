// Who searched beyond their own people between two moments, as keyed hashes of what was typed, and who was found; of one name only where its hash is given. Of whoever works where involvement starts sealed, the privacy officer of that agency alone is told.
// access: read-journal
MATCH (e:Entry)
WHERE e.at >= $since AND e.at < $until AND e.query = 'closed-search' AND e.act = 'search' AND e.focus STARTS WITH $name
  AND e.professional IS NOT NULL AND $viewer.account <> e.account AND coalesce($viewer.professional <> e.professional, true)
MATCH (p:Professional {id: e.professional})
WHERE NOT EXISTS { MATCH (p)-[:WORKS_FOR]->(a:Agency) WHERE NOT coalesce(a.kind IN $open, false) }
WITH e, p ORDER BY e.at DESC LIMIT $most
RETURN toString(e.at) AS at, e.account AS account, e.professional AS professional, e.role AS role, p.name AS who, e.focus AS focus, e.subjects AS subjects,
  COLLECT {
    MATCH (p)-[w:WORKS_FOR]->(a:Agency)
    WHERE (w.from IS NULL OR w.from <= $now) AND (w.to IS NULL OR $now < w.to)
    RETURN DISTINCT a.name AS name ORDER BY name
  } AS agencies
ORDER BY at DESC
