// The coordinator's tables of an area, newest month first; they hold rounded numbers only.
// access: read-tables
MATCH (t:AgencyTable {area: $area})
RETURN t.table AS table, coalesce(t.asked, []) AS asked, toString(date(t.created_at)) AS made_on
ORDER BY t.month DESC
LIMIT 13
