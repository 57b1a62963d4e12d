// Keep the coordinator's table of an area and a month, once: made again it could tell what changed in between.
// access: make-tables
MERGE (counter:Counter {id: 'n'})
SET counter.next = coalesce(counter.next, 1) + 1
WITH counter.next - 1 AS n
MERGE (t:AgencyTable {id: $id})
ON CREATE SET t.n = n, t.area = $area, t.month = $month, t.table = $table, t.created_at = $now
RETURN t.created_at = $now AS made
