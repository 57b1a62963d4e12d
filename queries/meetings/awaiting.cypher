// Which meeting waits for the screen of a code, and whose it is, for the entry about the screen.
// access: none
MATCH (w:Wall {code: $code})-[:SHOWS]->(m:Meeting)
WHERE m.ended_at IS NULL AND $now < m.until AND $now < w.code_until
MATCH (chair:Account {id: m.account})
RETURN m.id AS meeting, chair.id AS account, chair.role AS role, m.professional AS professional
