// Entries of an older copy come back.
// access: none
UNWIND $rows AS row CREATE (e:Entry) SET e = row
