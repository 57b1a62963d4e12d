// The contacts that somebody entered, in the order of their ids.
// access: none
MATCH (p:Professional)-[k:CONTACT]->(o)
WHERE k.asserted_by IS NOT NULL
RETURN k.id AS id, p.id AS who, o.id AS whom, toString(k.on) AS on, k.kind AS kind, k.planned AS planned, k.meeting AS meeting,
  k.about AS about, k.involvement AS involvement, k.asserted_by AS by, k.agency_id AS agency
ORDER BY id
