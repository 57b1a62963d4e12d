// What overrides and enquiries open for an account at this moment.
// access: none
MATCH (o:Opening {account: $account})
WHERE o.until > $now
RETURN o.id AS id, o.kind AS kind, o.client AS client_id, toString(o.until) AS until
ORDER BY until DESC, id
