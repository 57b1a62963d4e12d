// Ask a colleague of an agency, or its desk, to join a team; it hangs on the involvement of whoever asks.
// access: join
MATCH (a:Agency {id: $invitation.agency})
WHERE $invitation.professional IS NULL OR EXISTS { MATCH (:Professional {id: $invitation.professional})-[w:WORKS_FOR]->(a) WHERE a.kind IN $open_kinds AND (w.from IS NULL OR w.from <= $today) AND (w.to IS NULL OR $today < w.to) }
MERGE (v:Invitation {id: $invitation.id})
ON CREATE SET v += $invitation
RETURN count(*) AS rows
