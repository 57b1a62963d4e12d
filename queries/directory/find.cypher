// Colleagues and agencies by a part of a name, and of what kind and where; of services whose involvement starts sealed only the agency.
// access: read-network
CALL () {
  MATCH (a:Agency)
  WHERE toLower(a.name) CONTAINS $text
  RETURN null AS professional, a
  UNION
  MATCH (p:Professional)
  WHERE toLower(p.name) CONTAINS $text AND coalesce(p.active, true)
  MATCH (p)-[w:WORKS_FOR]->(a:Agency)
  WHERE (w.from IS NULL OR w.from <= $today) AND (w.to IS NULL OR $today < w.to) AND a.kind IN $open_kinds
  RETURN p AS professional, a
}
RETURN professional.id AS professional_id, professional.name AS name, professional.role AS role, a.id AS agency_id, a.name AS agency, a.kind AS kind,
  a.area AS area, coalesce(professional.phone, professional.mobile, a.phone, a.duty_phone, a.out_of_hours_phone) AS phone
ORDER BY coalesce(name, agency), agency, professional_id
LIMIT $most
