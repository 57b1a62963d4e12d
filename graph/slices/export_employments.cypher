// All employments as rows of employments.csv.
// access: export
MATCH (professional:Professional)-[work:WORKS_FOR]->(agency:Agency) WHERE professional.id IS NOT NULL
RETURN professional.id AS professional_id, agency.id AS agency_id, toString(work.from) AS from, toString(work.to) AS to
ORDER BY professional_id, agency_id, from
