// Somebody has opened a client without waiting.
// access: none
MATCH (a:Account {name: $account})
WHERE a.ended_at IS NULL
CREATE (:Opening {id: 'another opening', kind: 'override', account: a.id, professional: a.professional, client: $client, ground: 'consent', words: 'x', since: $since, until: $until})
