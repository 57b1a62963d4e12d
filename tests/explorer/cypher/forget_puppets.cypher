// Remove those who work at the four agencies, with their ties.
// access: none
MATCH (n:Professional|Agency)
WHERE n.id STARTS WITH 'puppet'
DETACH DELETE n
RETURN count(*) AS rows
