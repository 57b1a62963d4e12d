// Which links of which chains of the journal there are.
// access: none
MATCH (e:Entry)
RETURN e.chain AS chain, e.number AS number
ORDER BY chain, number
