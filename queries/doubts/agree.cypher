// Somebody who supports one of the two sides, or both, says that they are one person, or one household.
// access: part
MATCH (d:Doubt {id: $id})
WHERE d.settled_on IS NULL AND d.same_on IS NOT NULL
SET d.yes = [each IN d.yes WHERE NOT each IN $clients] + $clients
RETURN count(*) AS rows
