// Whatever seal was opened was opened the day before.
// access: none
MATCH ()-[i:INVOLVED_WITH]->()
WHERE i.opened_on IS NOT NULL
SET i.opened_on = i.opened_on - duration({days: 1})
