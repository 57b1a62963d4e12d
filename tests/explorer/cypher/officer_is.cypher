// Whose account an officer's is, as a professional.
// access: none
MATCH (a:Account {name: $name})
WHERE a.ended_at IS NULL
SET a.professional = $professional
