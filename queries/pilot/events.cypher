// What those who take part in the pilot's evaluation did between two moments, since each said yes: which kind of thing, about which ids, how much was found.
// access: audit
MATCH (e:Entry)
WHERE e.at >= $since AND e.at < $until
MATCH (a:Account {id: e.account})
// Signing in, and saying yes to this, is not using it.
WHERE a.evaluated_since <= e.at AND a.ended_at IS NULL AND e.act IN ['search', 'view', 'door', 'change'] AND e.query <> 'pilot.take_part'
RETURN a.id AS account, toString(e.at) AS at, e.act AS act, e.query AS query, e.subjects AS subjects, e.rows AS rows
ORDER BY e.at, e.id
