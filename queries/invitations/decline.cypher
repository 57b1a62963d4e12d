// Whoever was asked says that it isn't them.
// access: join
MATCH (v:Invitation {id: $id})
WHERE v.answered_on IS NULL AND $today < v.until
MATCH (me:Professional {id: $by})-[w:WORKS_FOR]->(:Agency {id: v.agency})
WHERE coalesce(me.active, true) AND (w.from IS NULL OR w.from <= $today) AND (w.to IS NULL OR $today < w.to) AND (v.professional = me.id OR v.professional IS NULL)
SET v.answered_on = $today
RETURN count(*) AS rows
