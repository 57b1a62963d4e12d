// How many entries of the journal stand in no chain.
// access: audit
MATCH (e:Entry)
WHERE e.chain IS NULL OR e.number IS NULL
RETURN count(e) AS entries
