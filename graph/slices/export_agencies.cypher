// All agencies as rows of agencies.csv.
// access: export
MATCH (agency:Agency) WHERE agency.id IS NOT NULL
RETURN agency.id AS id, agency.name AS name, agency.kind AS kind, agency.area AS area, agency.phone AS phone, agency.email AS email,
  agency.hours AS hours, agency.duty_phone AS duty_phone, agency.out_of_hours_phone AS out_of_hours_phone
ORDER BY id
