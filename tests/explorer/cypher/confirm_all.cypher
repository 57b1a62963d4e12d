// Somebody has said yes to everyone who joined.
// access: none
MATCH ()-[i:INVOLVED_WITH]->()
WHERE i.joining IS NOT NULL
SET i.confirmed_on = $day, i.confirmed_by = 'somebody', i.to = null
