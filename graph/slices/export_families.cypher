// All families as rows of families.csv.
// access: export
MATCH (family:Family) WHERE family.id IS NOT NULL
RETURN family.id AS id, family.name AS name, family.shielded AS shielded
ORDER BY id
