// Keep the questions whether records are of one person or household; what was settled, or waits for a yes, stays so while it rests on the same.
// access: make-tables
UNWIND $found AS each
MERGE (d:Doubt {id: each.id})
WITH d, each, coalesce(d.fingerprint, each.fingerprint) = each.fingerprint AS stays
// What was said of two households was said of those who belong to them.
WITH d, each, stays, stays AND (size(each.homes) = 0 OR coalesce(d.first = each.first AND d.second = each.second AND d.homes = each.homes, false)) AS waits
SET d.settled_on = CASE WHEN stays THEN d.settled_on END, d.same_on = CASE WHEN waits THEN d.same_on END,
  d.same_by = CASE WHEN waits THEN d.same_by END, d.yes = CASE WHEN waits THEN d.yes END
SET d += each, d.found_on = $today
RETURN count(*) AS rows
