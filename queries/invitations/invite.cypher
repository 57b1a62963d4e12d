// Ask a colleague of an agency, or its desk, to join a team; it hangs on the involvement of whoever asks.
// access: join
MATCH (a:Agency {id: $invitation.agency})
WHERE $invitation.professional IS NULL OR EXISTS { MATCH (:Professional {id: $invitation.professional})-[w:WORKS_FOR]->(a) WHERE a.kind IN $open_kinds AND (w.from IS NULL OR w.from <= $today) AND (w.to IS NULL OR $today < w.to) }
// Where agencies share on agreement only, to ask an agency tells it of somebody: only one's own, or one that is named with it.
WITH a
WHERE NOT $viewer.agreed_only OR a.id = $invitation.for OR EXISTS {
  MATCH (k:Consent)-[:FOR]->(c:Client {id: $invitation.client})
  WHERE (k.from IS NULL OR k.from <= $today) AND (k.to IS NULL OR $today < k.to) AND $invitation.for IN k.agencies AND a.id IN k.agencies
    // Of a shielded client nobody learns which agencies with a place are named but the confirmed lead.
    AND (NOT coalesce(c.shielded, true) OR (a.area IS NULL AND a.kind IN $placeless) OR EXISTS {
      MATCH (:Professional {id: $invitation.by})-[own:INVOLVED_WITH {id: $invitation.involvement}]->(c) WHERE own.lead AND (own.source = $operator OR own.confirmed_by <> $invitation.by) }) }
MERGE (v:Invitation {id: $invitation.id})
ON CREATE SET v += $invitation
RETURN count(*) AS rows
