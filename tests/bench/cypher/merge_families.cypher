// The benchmark's plain way to write families: MERGE without a check.
// access: none
UNWIND $rows AS row
MERGE (f:Family {id: row.id})
SET f.name = row.name, f.shielded = row.shielded = 'true'
