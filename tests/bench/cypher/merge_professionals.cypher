// The benchmark's plain way to write professionals: MERGE without a check.
// access: none
UNWIND $rows AS row
MERGE (p:Professional {id: row.id})
SET p += row, p.active = row.active = 'true', p.days = split(row.days, ';'), p.away_until = date(row.away_until)
