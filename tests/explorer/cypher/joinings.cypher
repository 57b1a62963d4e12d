// The ties that came through the door.
// access: none
MATCH (p:Professional)-[i:INVOLVED_WITH]->(c:Client)
WHERE i.joining IS NOT NULL
RETURN i.id AS id, p.id AS who, c.id AS client, i.confirmed_by AS confirmed_by, toString(i.confirmed_on) AS confirmed_on
