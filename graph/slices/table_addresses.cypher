// For the coordinator's table: in which area families live whose whereabouts are open, in the shape of everything_addresses.
// access: make-tables
MATCH (f:Family)-[:AT]->(a:Address)
WHERE a.visibility = 'open' AND NOT coalesce(a.shielded, true) AND NOT coalesce(f.shielded, true)
RETURN collect(f.n) AS family, collect(coalesce(a.area, '')) AS area,
  collect(coalesce(a.from.year * 10000 + a.from.month * 100 + a.from.day, 0)) AS start, collect(coalesce(a.to.year * 10000 + a.to.month * 100 + a.to.day, 0)) AS end
