// Remove what was searched for from the journal, whose chains are not looked at here.
// access: none
MATCH (e:Entry {query: 'closed-search'})
DELETE e
RETURN count(*) AS rows
