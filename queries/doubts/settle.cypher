// They are different people, or households: asked again only when it rests on something else; where that is not known, on what it rests next.
// access: part
UNWIND $doubts AS each
MERGE (d:Doubt {id: each.id})
SET d.settled_on = $today, d.fingerprint = each.fingerprint
REMOVE d.same_on, d.same_by, d.yes
RETURN count(*) AS rows
