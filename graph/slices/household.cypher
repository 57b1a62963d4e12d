// Who lives with a client whom this viewer supports, now or from a day to come: for the entry of the journal that says who was shielded.
// access: seal
MATCH (:Professional {id: $viewer.professional})-[tie:INVOLVED_WITH]->(client:Client {id: $client})
WHERE (tie.from IS NULL OR tie.from <= $today) AND (tie.to IS NULL OR $today < tie.to)
MATCH (client)-[own:MEMBER_OF]->(:Family)<-[member:MEMBER_OF]-(other:Client)
WHERE coalesce(own.lives_here, true) AND (own.to IS NULL OR $today < own.to)
  AND coalesce(member.lives_here, true) AND (member.to IS NULL OR $today < member.to)
RETURN DISTINCT other.id AS id
ORDER BY id
