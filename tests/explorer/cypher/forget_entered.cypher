// Remove every contact that somebody entered.
// access: none
MATCH ()-[k:CONTACT]->()
WHERE k.asserted_by IS NOT NULL
DELETE k
