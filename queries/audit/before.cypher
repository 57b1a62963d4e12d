// Entries of the journal from before a moment whose content stands.
// access: audit
MATCH (e:Entry)
WHERE e.at < $moment
RETURN e.id AS id
LIMIT $most
