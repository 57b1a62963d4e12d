// Chains of an older copy come back.
// access: none
UNWIND $rows AS row CREATE (c:Chain) SET c = row
