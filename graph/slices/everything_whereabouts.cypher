// For the operator: the words of addresses, the numbers and e-mail addresses of services, and who is shielded, by number; read only where a rule compares them. Days as year, month, day in one number, 0 unknown.
// access: read-everything
CALL () {
  MATCH (f:Family)-[:AT]->(a:Address)
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
