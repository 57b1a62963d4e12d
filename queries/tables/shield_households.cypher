// Shield the households of a refuge: the family, its members' memberships and the members who live there, save those whose own rows say otherwise.
// access: import
UNWIND $families AS row
MATCH (family:Family {id: row.id})
SET family.shielded = family.shielded OR row.family
WITH family
MATCH (client:Client)-[member:MEMBER_OF]->(family)
WHERE coalesce(member.lives_here, true) AND (member.to IS NULL OR $today < member.to)
FOREACH (_ IN CASE WHEN [client.id, family.id, coalesce(toString(member.from), '')] IN $spared_members THEN [] ELSE [1] END |
  SET member.shielded = true)
FOREACH (_ IN CASE WHEN client.id IN $spared_clients THEN [] ELSE [1] END | SET client.shielded = true)
