// Ask the leads of the families that two agencies of an area share: put beside the newest table, once for each of them; what is over goes.
// access: ask-leads
MATCH (t:AgencyTable {area: $area})
WITH t ORDER BY t.month DESC LIMIT 1
SET t.asked = [each IN coalesce(t.asked, []) WHERE NOT each STARTS WITH $pair AND right(each, 10) > $over] + [$pair + $on]
RETURN count(*) AS rows
