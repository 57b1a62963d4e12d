// Which agencies' enquiries about some clients are open at this moment, and until when; overrides are their reviewers' business.
// access: read-network
UNWIND $clients AS client
MATCH (o:Opening {client: client})
WHERE o.kind = 'enquiry' AND o.until > $now AND o.account <> $account
RETURN DISTINCT o.agency AS agency, toString(o.until) AS until
ORDER BY until, agency
