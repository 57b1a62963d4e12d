// Somebody stands on both sides of a question, and said yes.
// access: none
MATCH (d:Doubt {id: $id})
SET d.first = d.first + $client, d.second = d.second + $client, d.yes = [$client]
