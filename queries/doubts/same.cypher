// A records officer says that two records are of one person, or two households one: asked of those who support them, until they say so too.
// access: merge
MATCH (d:Doubt {id: $id})
WHERE d.settled_on IS NULL
SET d.same_on = $today, d.same_by = $by, d.yes = []
RETURN count(*) AS rows
