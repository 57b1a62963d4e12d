// Forget the questions that nothing raises any more.
// access: make-tables
MATCH (d:Doubt)
WHERE NOT d.id IN $ids AND d.settled_on IS NULL
DELETE d
RETURN count(*) AS rows
