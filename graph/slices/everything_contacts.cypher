// For the operator: the contacts after one day and up to another, and what was planned after that, ends by number, an id where it is planned; days as year, month, day in one number.
// access: read-everything
MATCH (p:Professional)-[k:CONTACT]->(other:Client|Professional|Agency)
WHERE k.on > $after AND (k.on <= $until OR k.planned)
RETURN collect(p.n) AS professional, collect(other.n) AS target,
  collect(k.on.year * 10000 + k.on.month * 100 + k.on.day) AS on,
  collect(coalesce(k.kind, '')) AS kind, collect(CASE WHEN k.planned THEN k.id ELSE '' END) AS id,
  collect(coalesce(k.meeting, '')) AS meeting, collect(coalesce(k.about, '')) AS about
