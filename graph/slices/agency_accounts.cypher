// What administrators of the agency for which a privacy officer answers did with accounts between two moments, the latest first.
// access: read-journal
MATCH (a:Agency {id: $viewer.oversees})
MATCH (e:Entry)
WHERE e.at >= $since AND e.at < $until AND e.query STARTS WITH 'administration.' AND e.act <> 'view'
MATCH (by:Account {id: e.account})
WHERE by.administers = a.id
// What was asked for in vain may be somebody's elsewhere, and is not told.
OPTIONAL MATCH (of:Account {id: e.focus})
WHERE e.act = 'change'
RETURN toString(e.at) AS at, e.act AS act, e.query AS query, by.name AS who, of.name AS account
ORDER BY e.at DESC
LIMIT $most
