// Keep the questions whether records are of one person or household; what was settled stays so while it rests on the same.
// access: make-tables
UNWIND $found AS each
MERGE (d:Doubt {id: each.id})
SET d.settled_on = CASE WHEN coalesce(d.fingerprint, each.fingerprint) = each.fingerprint THEN d.settled_on END
SET d += each
RETURN count(*) AS rows
