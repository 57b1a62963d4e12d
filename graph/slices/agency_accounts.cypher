// What administrators of the agency for which a privacy officer answers did with accounts between two moments, and who granted what they made, or gave it a new password or let it do without its factors, the latest first.
// access: read-journal
MATCH (a:Agency {id: $viewer.oversees})
MATCH (e:Entry)
WHERE e.at >= $since AND e.at < $until AND e.act = 'change' AND (e.query STARTS WITH 'administration.' OR e.query IN ['accounts.grant', 'accounts.renew_password', 'factors.reset'])
MATCH (of:Account {id: coalesce(e.focus, head(e.subjects))})
OPTIONAL MATCH (by:Account {id: e.account})
WITH a, e, of, by, EXISTS { MATCH (maker:Account {id: of.added_by}) WHERE maker.administers = a.id } AS ours
WHERE by.administers = a.id OR (ours AND NOT e.query STARTS WITH 'administration.')
RETURN toString(e.at) AS at, e.act AS act, e.query AS query, coalesce(by.name, e.account) AS who, CASE WHEN ours THEN of.name END AS account
ORDER BY e.at DESC
LIMIT $most
