// What people read between two moments, whomever it is about: a privacy officer's own clients are picked from it before anything is shown.
// access: read-journal
MATCH (e:Entry)
WHERE e.at >= $since AND e.at < $until AND e.professional IS NOT NULL AND $viewer.account <> e.account AND coalesce($viewer.professional <> e.professional, true)
MATCH (p:Professional {id: e.professional})
RETURN toString(e.at) AS at, e.account AS account, e.professional AS professional, e.role AS role, p.name AS who, e.focus AS focus, e.subjects AS subjects
ORDER BY e.at DESC
LIMIT $most
