// Keep the questions whether records are of one person or household; what was settled, or waits for a yes, stays so while it rests on the same.
// access: make-tables
UNWIND $found AS each
MERGE (d:Doubt {id: each.id})
WITH d, each, coalesce(d.fingerprint, each.fingerprint) = each.fingerprint AS stays
SET d.settled_on = CASE WHEN stays THEN d.settled_on END, d.same_on = CASE WHEN stays THEN d.same_on END, d.yes = CASE WHEN stays THEN d.yes END
SET d += each
RETURN count(*) AS rows
