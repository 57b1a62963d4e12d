// Whoever joined did so for a service that is sealed.
// access: none
MATCH ()-[i:INVOLVED_WITH]->()
WHERE i.joining IS NOT NULL
SET i.visibility = 'hidden'
