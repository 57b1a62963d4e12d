// Entries of the journal that name an id, whether of somebody looked at or of whoever looked.
// access: audit
MATCH (e:Entry)
WHERE e.id > $after AND ($subject IN e.subjects OR e.focus = $subject OR e.professional = $subject OR e.account = $subject OR e.by = $subject)
RETURN e.id AS id, toStringOrNull(e.at) AS at, e.act AS act, e.account AS account, e.professional AS professional, e.role AS role, e.by AS by,
  e.query AS query, e.focus AS focus, e.subjects AS subjects, e.rows AS rows
ORDER BY e.id
LIMIT $most
