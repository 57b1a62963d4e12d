// Agencies by their ids, and of what kind and where.
// access: read-network
UNWIND $agencies AS id
MATCH (a:Agency {id: id})
RETURN null AS professional_id, null AS name, null AS role, a.id AS agency_id, a.name AS agency, a.kind AS kind, a.area AS area,
  coalesce(a.phone, a.duty_phone, a.out_of_hours_phone) AS phone
ORDER BY agency, agency_id
