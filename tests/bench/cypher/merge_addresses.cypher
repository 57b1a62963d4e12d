// The benchmark's plain way to write addresses: MERGE without a check.
// access: none
UNWIND $rows AS row
MATCH (f:Family {id: row.family_id})
MERGE (a:Address {id: row.family_id + '|' + coalesce(row.from, '')})
SET a += row {.address, .postcode, .area, .setting, .visibility}, a.from = date(row.from), a.to = date(row.to), a.shielded = row.shielded = 'true'
MERGE (f)-[:AT]->(a)
