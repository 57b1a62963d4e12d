// For the records officer's questions: addresses that no seal covers, in the shape of everything_whereabouts.
// access: make-tables
CALL () { MATCH (s:Source) WHERE coalesce(s.sealed, true) RETURN collect(s.name) AS sealed }
CALL (sealed) {
  MATCH (f:Family)-[:AT]->(a:Address)
  // A shielded address counts as such, whoever told it: it keeps its household out.
  WHERE coalesce(a.shielded, true) OR (a.visibility = 'open' AND NOT coalesce(a.source IN sealed, false))
  RETURN collect(f.n) AS family, collect(coalesce(a.address, '')) AS address, collect(coalesce(a.postcode, '')) AS postcode,
    collect(coalesce(a.setting, '')) AS setting, collect(coalesce(a.shielded, true)) AS shielded,
    collect(coalesce(a.from.year * 10000 + a.from.month * 100 + a.from.day, 0)) AS start, collect(coalesce(a.to.year * 10000 + a.to.month * 100 + a.to.day, 0)) AS end
}
CALL () { MATCH (c:Client) WHERE coalesce(c.shielded, true) RETURN collect(c.n) AS shielded_clients }
CALL () { MATCH (f:Family) WHERE coalesce(f.shielded, true) RETURN collect(f.n) AS shielded_families }
CALL () {
  MATCH (c:Client)-[m:MEMBER_OF]->(f:Family)
  WHERE coalesce(m.shielded, true)
  RETURN collect(f.n) AS shielded_homes, collect(coalesce(m.from.year * 10000 + m.from.month * 100 + m.from.day, 0)) AS shielded_from,
    collect(coalesce(m.to.year * 10000 + m.to.month * 100 + m.to.day, 0)) AS shielded_to
}
CALL () {
  MATCH (a:Agency)
  UNWIND [a.phone, a.duty_phone, a.out_of_hours_phone] AS number
  RETURN collect(number) AS desks
}
CALL () { MATCH (a:Agency) RETURN collect(a.email) AS desk_mail }
CALL () {
  MATCH (p:Professional)
  UNWIND [p.phone, p.mobile] AS number
  RETURN collect(number) AS workers
}
CALL () { MATCH (p:Professional) RETURN collect(p.email) AS worker_mail }
RETURN family, address, postcode, setting, shielded, start, end,
  shielded_clients, shielded_families, shielded_homes, shielded_from, shielded_to, desks, desk_mail, workers, worker_mail
