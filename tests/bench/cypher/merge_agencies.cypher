// The benchmark's plain way to write agencies: MERGE without a check.
// access: none
UNWIND $rows AS row
MERGE (a:Agency {id: row.id})
SET a += row
