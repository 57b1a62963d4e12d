// What overrides and enquiries open for an account at this moment: its own, and of a duty desk's the enquiries of its shift.
// access: none
MATCH (a:Account {id: $account})
OPTIONAL MATCH (p:Professional {id: a.professional})
RETURN
  COLLECT {
    MATCH (o:Opening {account: a.id})
    WHERE o.until > $now
    RETURN o {.id, .kind, client_id: o.client, until: toString(o.until)} AS opening ORDER BY o.until DESC, o.id
  } AS openings,
  // An enquiry is the desk's: whoever answers at it has it open too, but for whom they know privately.
  CASE WHEN a.role = 'duty-desk' THEN COLLECT {
    MATCH (p)-[w:WORKS_FOR]->(g:Agency)
    WHERE coalesce(w.from <= $today, true) AND coalesce($today < w.to, true)
    MATCH (o:Opening {desk: g.id})
    WHERE o.until > $now AND o.account <> a.id AND NOT EXISTS { MATCH (p)-[:KNOWS_PRIVATELY]->(known) WHERE known.id = o.client }
    RETURN o {.id, .kind, client_id: o.client, until: toString(o.until)} AS opening ORDER BY o.until DESC, o.id
  } ELSE [] END AS shift
