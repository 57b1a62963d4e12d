// The meeting that an account chairs now, or at which it is or asks to be.
// access: meet
MATCH (a:Account {id: $account})
RETURN head(COLLECT { MATCH (m:Meeting {account: a.id}) WHERE m.ended_at IS NULL AND $now < m.until RETURN m.id AS id }) AS chaired,
  head(COLLECT {
    MATCH (x:Presence {account: a.id})-[:PRESENT_AT]->(m:Meeting)
    WHERE x.left_at IS NULL AND m.ended_at IS NULL AND $now < m.until
    RETURN m.id AS id
  }) AS attended
