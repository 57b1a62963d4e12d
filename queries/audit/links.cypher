// Every entry of the journal with its link, chain by chain in the order of its numbers.
// access: audit
MATCH (e:Entry)
WHERE e.chain IS NOT NULL AND e.number IS NOT NULL
RETURN e.chain AS chain, e.number AS number, e.id AS id, e.previous AS previous, e.mac AS mac, e.commitment AS commitment,
  coalesce(e.heads, []) AS heads, e.salt AS salt, e.erased_on AS erased_on, e.erased_under AS erased_under, e.erased_mac AS erased_mac,
  toStringOrNull(e.at) AS at, e.act AS act, e.account AS account, e.professional AS professional, e.role AS role, e.by AS by,
  e.query AS query, e.focus AS focus, e.subjects AS subjects, e.rows AS rows
ORDER BY e.chain, e.number
