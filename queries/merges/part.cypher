// They are two people after all: who went is a client again, with those who had been merged into them before; a shield set meanwhile stays on both.
// access: part
MATCH (gone:Merged {id: $gone})-[step:MERGED_INTO]->(:Client|Merged)
MATCH (kept:Client {id: $kept})
WHERE gone.into = kept.id
SET kept.n = kept.n
WITH kept, gone, step
OPTIONAL MATCH (below:Merged)-[:MERGED_INTO*]->(gone)
WITH kept, gone, step, collect(below) AS below
DELETE step
REMOVE gone:Merged, gone.into, gone.merged_on, gone.merged_by
SET gone:Client, gone.shielded = coalesce(gone.shielded OR kept.shielded, true), gone.shielded_on = coalesce(gone.shielded_on, kept.shielded_on)
FOREACH (each IN below | SET each.into = gone.id)
RETURN count(*) AS rows
