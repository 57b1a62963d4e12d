// The contacts of some clients, and among those who support them, that this viewer may see, each with what it hangs on (access.md §3).
// access: read-network
CALL () {
  UNWIND $asked.clients AS id
  MATCH (:Client {id: id})<-[k:CONTACT]-(:Professional)
  RETURN k
  UNION
  UNWIND $asked.team + [$viewer.professional] AS id
  MATCH (:Professional {id: id})-[k:CONTACT]-(:Professional|Agency)
  RETURN k
  UNION
  UNWIND $asked.desks AS id
  MATCH (:Agency {id: id})<-[k:CONTACT]-(:Professional)
  RETURN k
  UNION
  // Two desks are in touch through whoever works for them.
  UNWIND CASE WHEN size($asked.desks) > 1 THEN $asked.desks ELSE [] END AS id
  MATCH (:Agency {id: id})<-[:WORKS_FOR]-(:Professional)-[k:CONTACT]-(:Professional|Agency)
  RETURN k
}
WITH collect(k) AS found
CALL (found) {
  UNWIND found AS k
  RETURN k
  UNION
  // Whether a meeting was about somebody is told by all its edges.
  UNWIND found AS one
  WITH DISTINCT one.meeting AS meeting
  MATCH (:Professional)-[k:CONTACT {meeting: meeting}]->(:Client|Professional|Agency)
  RETURN k
}
WITH k, startNode(k) AS p, endNode(k) AS o
WHERE $viewer.operator OR ((coalesce(k.planned, false) OR k.on <= $now) AND (NOT o:Client OR $sight.levels[o.id] IN ['client', 'family']))
CALL (p, k, o) {
  // Unless given, a contact with a client hangs on the professional's involvement that was current on its day, the strictest if several.
  OPTIONAL MATCH (p)-[i:INVOLVED_WITH]->(o)
  WHERE k.involvement IS NULL AND (i.from IS NULL OR i.from <= k.on) AND (i.to IS NULL OR k.on < i.to)
  WITH i ORDER BY CASE i.visibility WHEN 'open' THEN 2 WHEN 'existence' THEN 1 ELSE 0 END, i.id
  RETURN head(collect(i.id)) AS held
}
WITH collect({k: k, p: p, o: o, hangs: coalesce(k.involvement, held)}) AS rows
CALL (rows) {
  // What decides beyond the ties around the clients: involvements elsewhere on which contacts hang, and those of each end.
  CALL (rows) {
    UNWIND rows AS row
    WITH DISTINCT row.hangs AS hangs
    WHERE NOT $viewer.operator AND NOT hangs IN $asked.ties
    MATCH (who:Professional|Agency)-[i:INVOLVED_WITH {id: hangs}]->(t:Client)
    RETURN ['hangs', hangs] AS grant, who, i, t
    UNION
    UNWIND rows AS row
    UNWIND [row.p, row.o] AS end
    WITH DISTINCT end, row.k.about AS about
    WHERE NOT $viewer.operator AND about IS NOT NULL AND NOT end:Client
    MATCH (who:Professional|Agency)-[i:INVOLVED_WITH]->(t:Client {id: about})
    WHERE who = end OR (end:Agency AND i.agency_id = end.id)
    RETURN [end:Agency, end.id, about] AS grant, who, i, t
    UNION
    UNWIND rows AS row
    UNWIND [row.p, row.o] AS end
    WITH DISTINCT end, row.k.about AS about
    WHERE NOT $viewer.operator AND about IS NULL AND end:Professional
    MATCH (end)-[i:INVOLVED_WITH]->(t:Client)
    RETURN [false, end.id, ''] AS grant, end AS who, i, t
    UNION
    UNWIND rows AS row
    WITH DISTINCT row.o AS end, row.k.about AS about
    WHERE NOT $viewer.operator AND about IS NULL AND end:Agency
    UNWIND keys($sight.levels) AS id
    MATCH (who:Professional|Agency)-[i:INVOLVED_WITH]->(t:Client {id: id})
    WHERE i.agency_id = end.id
    RETURN [true, end.id, ''] AS grant, who, i, t
  }
  WITH grant, who, i, t
  WHERE $sight.levels[t.id] IN ['client', 'family'] AND (i.from IS NULL OR i.from <= $now)
    AND ((who:Professional AND who.id = $viewer.professional)
      OR coalesce(i.agency_id, '') IN coalesce($sight.behalf[t.id], [])
      OR (i.agency_id IS NULL AND i.source IN coalesce($sight.word[t.id], []))
      OR (i.visibility = 'open' AND (NOT coalesce(t.shielded, true) OR t.id IN $sight.leads
        OR EXISTS { MATCH (a:Agency {id: i.agency_id}) WHERE a.kind IN $kinds.placeless AND a.area IS NULL })))
  RETURN collect(DISTINCT grant) AS grants
}
UNWIND rows AS row
WITH row.k AS k, row.p AS p, row.o AS o, row.hangs AS hangs, grants
WHERE $viewer.operator
  OR (o:Client AND hangs IS NOT NULL AND (hangs IN $asked.ties OR ['hangs', hangs] IN grants))
  // On none: seen by its professional and colleagues of their agencies, of those with a relationship.
  OR (o:Client AND hangs IS NULL AND $sight.levels[o.id] = 'client' AND (p.id = $viewer.professional
    OR EXISTS { MATCH (p)-[w:WORKS_FOR]->(a:Agency) WHERE a.id IN $sight.employers AND (w.from IS NULL OR w.from <= $now) AND (w.to IS NULL OR $now < w.to) }))
  // Between professionals and with a desk: each end is the viewer, or has an involvement that is seen with the client it is about.
  OR (NOT o:Client AND (hangs IS NULL OR hangs IN $asked.ties OR ['hangs', hangs] IN grants)
    AND (p.id = $viewer.professional OR [false, p.id, coalesce(k.about, '')] IN grants)
    AND ((o:Professional AND o.id = $viewer.professional) OR [o:Agency, o.id, coalesce(k.about, '')] IN grants))
WITH k, p, o, hangs, coalesce($sight.told[coalesce(k.about, '')], $sight.unsealed) AS told_about,
  CASE WHEN o:Client THEN coalesce($sight.told[o.id], $sight.unsealed) END AS told_of
WITH k, p, o, hangs, coalesce(told_of, told_about) AS told
RETURN collect({id: k.id, professional_id: p.id, on: toString(k.on), at: k.at, kind: k.kind, planned: k.planned, meeting: k.meeting, involvement: hangs,
  client_id: CASE WHEN o:Client THEN o.id END,
  other_professional_id: CASE WHEN o:Professional THEN o.id END,
  other_agency_id: CASE WHEN o:Agency THEN o.id END,
  about: CASE WHEN $viewer.operator OR $sight.levels[k.about] IN ['client', 'family'] THEN k.about END,
  source: CASE WHEN $viewer.operator OR k.source IN told THEN k.source END,
  asserted_by: CASE WHEN $viewer.operator OR k.asserted_by IN $sight.me THEN k.asserted_by END,
  confirmed_by: CASE WHEN $viewer.operator OR k.confirmed_by IN $sight.me THEN k.confirmed_by WHEN k.confirmed_by <> coalesce(k.asserted_by, '') THEN $somebody END,
  agency_id: CASE WHEN $viewer.operator OR k.agency_id IN $sight.employers THEN k.agency_id END}) AS contacts
