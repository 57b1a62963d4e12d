// Shield a client at once: the person, the household, where it lives, and everyone who lives there, now or from a day to come.
// access: seal
MATCH (me:Professional {id: $by})-[tie:INVOLVED_WITH {id: $involvement}]->(client:Client {id: $client})
USING INDEX SEEK tie:INVOLVED_WITH(id)
WHERE coalesce(me.active, true) AND (tie.from IS NULL OR tie.from <= $today) AND (tie.to IS NULL OR $today < tie.to)
  AND (tie.joining IS NULL OR tie.confirmed_on IS NOT NULL)
SET client.shielded = true, client.shielded_on = coalesce(client.shielded_on, $today), client.version = coalesce(client.version, 0) + 1
WITH client
CALL (client) {
  MATCH (client)-[own:MEMBER_OF]->(family:Family)
  WHERE coalesce(own.lives_here, true) AND (own.to IS NULL OR $today < own.to)
  WITH DISTINCT family
  SET family.shielded = true, family.shielded_on = coalesce(family.shielded_on, $today), family.version = coalesce(family.version, 0) + 1
  WITH family
  CALL (family) {
    MATCH (family)-[:AT]->(address:Address)
    WHERE address.to IS NULL OR $today < address.to
    SET address.shielded = true, address.shielded_on = coalesce(address.shielded_on, $today)
  }
  WITH family
  MATCH (other:Client)-[member:MEMBER_OF]->(family)
  WHERE coalesce(member.lives_here, true) AND (member.to IS NULL OR $today < member.to)
  SET member.shielded = true, member.shielded_on = coalesce(member.shielded_on, $today),
    other.shielded = true, other.shielded_on = coalesce(other.shielded_on, $today)
}
RETURN count(*) AS rows
