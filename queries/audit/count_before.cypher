// How many entries of the journal from before a moment have their content.
// access: audit
MATCH (e:Entry)
WHERE e.at < $moment
RETURN count(e) AS entries
