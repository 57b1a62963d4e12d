// All addresses of families as rows of addresses.csv.
// access: export
MATCH (family:Family)-[:AT]->(a:Address) WHERE family.id IS NOT NULL
RETURN family.id AS family_id, a.address AS address, a.postcode AS postcode, a.area AS area, a.setting AS setting,
  toString(a.from) AS from, toString(a.to) AS to, a.visibility AS visibility, a.shielded AS shielded
ORDER BY family_id, from
