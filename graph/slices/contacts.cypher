// The contacts of some clients, among those who support them, and of some meetings, that this viewer may see, each with what it hangs on (access.md §3).
// access: read-network
CALL () {
  CALL () {
    UNWIND $asked.clients AS id
    MATCH (:Client {id: id})<-[k:CONTACT]-(:Professional)
    RETURN k
    UNION
    UNWIND $asked.clients AS id
    MATCH (:Professional)-[k:CONTACT {about: id}]->(:Professional|Agency)
    RETURN k
    UNION
    // About nobody: between two of the team, with an agency, or at a meeting.
    UNWIND $asked.team AS id
    MATCH (:Professional {id: id})-[k:CONTACT]-(o:Professional|Agency)
    WHERE k.about IS NULL AND (k.meeting IS NOT NULL OR o:Agency OR o.id IN $asked.team OR EXISTS { MATCH (o)-[:WORKS_FOR]->(a:Agency) WHERE a.id IN $asked.desks })
    RETURN k
    UNION
    UNWIND $asked.desks AS id
    MATCH (:Agency {id: id})<-[k:CONTACT]-(:Professional)
    WHERE k.about IS NULL
    RETURN k
    UNION
    // Two desks are in touch through whoever works for them; of one desk, which may have hundreds, the team's contacts tell.
    UNWIND CASE WHEN size($asked.desks) > 1 THEN $asked.desks ELSE [] END AS id
    MATCH (:Agency {id: id})<-[:WORKS_FOR]-(:Professional)-[k:CONTACT]-(o:Professional|Agency)
    WHERE k.about IS NULL AND (k.meeting IS NOT NULL OR o:Agency OR EXISTS { MATCH (o)-[:WORKS_FOR]->(a:Agency) WHERE a.id IN $asked.desks })
    RETURN k
    UNION
    // On a way between two.
    UNWIND $asked.way AS id
    MATCH (:Professional {id: id})-[k:CONTACT]->(o:Professional)
    WHERE o.id IN $asked.way
    RETURN k
    UNION
    UNWIND $asked.meetings AS meeting
    MATCH (:Professional)-[k:CONTACT {meeting: meeting}]->(:Client|Professional|Agency)
    RETURN k
  }
  WITH k, startNode(k) AS p, endNode(k) AS o
  WHERE $viewer.operator OR ((coalesce(k.planned, false) OR k.on <= $now) AND (NOT o:Client OR $sight.levels[o.id] IN ['client', 'family']))
  // Unless given, a contact with a client hangs on the professional's involvement that was current on its day, the strictest if several.
  WITH k, p, o, coalesce(k.involvement, reduce(held = null, each IN [(p)-[i:INVOLVED_WITH]->(o)
      WHERE k.involvement IS NULL AND (i.from IS NULL OR i.from <= k.on) AND (i.to IS NULL OR k.on < i.to)
      | [CASE i.visibility WHEN 'open' THEN '2' WHEN 'existence' THEN '1' ELSE '0' END, i.id]]
    | CASE WHEN held IS NULL OR each[0] < held[0] OR (each[0] = held[0] AND each[1] < held[1]) THEN each ELSE held END)[1]) AS hangs
  // What the ties around the clients decide, which are all known here; the rest is looked up below.
  WITH k, p, o, hangs, hangs IS NULL OR hangs IN $asked.ties AS hung,
    p.id = $viewer.professional OR k.about IN $asked.supports[p.id] OR (k.about IS NULL AND $asked.supports[p.id] IS NOT NULL) AS from_known,
    (o:Professional AND (o.id = $viewer.professional OR k.about IN $asked.supports[o.id] OR (k.about IS NULL AND $asked.supports[o.id] IS NOT NULL)))
      OR (o:Agency AND (k.about IN $asked.behalf[o.id] OR (k.about IS NULL AND $asked.behalf[o.id] IS NOT NULL))) AS to_known
  WITH k, p, o, hangs, hung, coalesce(from_known, false) AS from_known, coalesce(to_known, false) AS to_known, CASE
    WHEN $viewer.operator THEN true
    WHEN o:Client AND hangs IS NOT NULL THEN hung
    // On none: seen by its professional and colleagues of their agencies, of those with a relationship.
    WHEN o:Client THEN $sight.levels[o.id] = 'client' AND (p.id = $viewer.professional
      OR (EXISTS { MATCH (p)-[w:WORKS_FOR]->(a:Agency) WHERE a.id IN $sight.employers AND (w.from IS NULL OR w.from <= $now) AND (w.to IS NULL OR $now < w.to) }
        // Where that takes an agreement, not what was entered for another agency, or another's source says.
        AND (NOT $viewer.agreed_only OR o.id IN $sight.opened OR (
          (k.agency_id IS NULL OR k.agency_id IN coalesce($sight.crossing[o.id], []))
          AND NOT EXISTS { MATCH (s:Source {id: k.source}) WHERE s.agency_id IS NOT NULL AND NOT s.agency_id IN coalesce($sight.crossing[o.id], []) }))))
    // Between professionals and with a desk: each end is the viewer, or has an involvement that is seen with the client it is about.
    ELSE hung AND coalesce(from_known, false) AND coalesce(to_known, false) END AS seen
  RETURN collect(CASE WHEN seen THEN [k, hangs] END) AS sure,
    collect(CASE WHEN NOT seen AND NOT (o:Client AND hangs IS NULL) THEN {k: k, p: p, o: o, hangs: hangs, hung: hung, from_known: from_known, to_known: to_known} END) AS unsure
}
CALL (unsure) {
  // Involvements elsewhere, on which a contact hangs or by which one of its ends has to do with whom it is about.
  // UNION ALL, because UNION would keep all of `unsure` with each of its rows to tell them apart: hundreds of megabytes.
  CALL (unsure) {
    UNWIND unsure AS row
    WITH DISTINCT row.hangs AS hangs
    WHERE NOT hangs IN $asked.ties
    MATCH (who:Professional|Agency)-[i:INVOLVED_WITH {id: hangs}]->(t:Client)
    USING INDEX SEEK i:INVOLVED_WITH(id)
    RETURN ['hangs', hangs] AS grant, who, i, t
    UNION ALL
    UNWIND unsure AS row
    WITH collect(DISTINCT CASE WHEN row.k.about IS NULL AND NOT row.from_known THEN row.p END) AS ends
    // From the clients who are seen: a professional has many more.
    UNWIND CASE WHEN size(ends) > 0 THEN keys($sight.levels) ELSE [] END AS id
    MATCH (end:Professional)-[i:INVOLVED_WITH]->(t:Client {id: id})
    WHERE end IN ends
    RETURN ['from', end.id, ''] AS grant, end AS who, i, t
    UNION ALL
    UNWIND unsure AS row
    WITH DISTINCT CASE WHEN NOT row.from_known THEN row.p END AS end, row.k.about AS about
    MATCH (end)-[i:INVOLVED_WITH]->(t:Client {id: about})
    USING INDEX t:Client(id)
    RETURN ['from', end.id, about] AS grant, end AS who, i, t
    UNION ALL
    UNWIND unsure AS row
    WITH collect(DISTINCT CASE WHEN row.k.about IS NULL AND NOT row.to_known THEN row.o END) AS ends
    UNWIND CASE WHEN size(ends) > 0 THEN keys($sight.levels) ELSE [] END AS id
    MATCH (end:Professional)-[i:INVOLVED_WITH]->(t:Client {id: id})
    WHERE end IN ends
    RETURN ['to professional', end.id, ''] AS grant, end AS who, i, t
    UNION ALL
    UNWIND unsure AS row
    WITH DISTINCT CASE WHEN NOT row.to_known THEN row.o END AS end, row.k.about AS about
    WHERE about IS NULL AND NOT end:Professional
    UNWIND keys($sight.levels) AS id
    MATCH (who:Professional|Agency)-[i:INVOLVED_WITH]->(t:Client {id: id})
    WHERE i.agency_id = end.id
    RETURN ['to agency', end.id, ''] AS grant, who, i, t
    UNION ALL
    UNWIND unsure AS row
    WITH DISTINCT CASE WHEN NOT row.to_known THEN row.o END AS end, row.k.about AS about
    MATCH (who:Professional|Agency)-[i:INVOLVED_WITH]->(t:Client {id: about})
    USING INDEX t:Client(id)
    WHERE who = end OR (end:Agency AND i.agency_id = end.id)
    RETURN [CASE WHEN end:Agency THEN 'to agency' ELSE 'to professional' END, end.id, about] AS grant, who, i, t
  }
  WITH grant, who, i, t,
    CASE WHEN $viewer.agreed_only AND NOT t.id IN $sight.opened THEN coalesce($sight.crossing[t.id], []) END AS crossing
  WHERE $sight.levels[t.id] IN ['client', 'family'] AND (i.from IS NULL OR i.from <= $now)
    AND ((who:Professional AND who.id = $viewer.professional)
      OR coalesce(i.agency_id, '') IN coalesce($sight.behalf[t.id], [])
      OR (i.agency_id IS NULL AND i.source IN coalesce($sight.word[t.id], []))
      OR (i.visibility = 'open' AND (NOT coalesce(i.agency_id, '') IN $sight.gone OR coalesce(i.always_findable, false))
          AND (crossing IS NULL OR i.agency_id IN crossing)
          AND (NOT coalesce(t.shielded, true) OR t.id IN $sight.leads
        OR EXISTS { MATCH (a:Agency {id: i.agency_id}) WHERE a.kind IN $kinds.placeless AND a.area IS NULL })))
  RETURN collect(DISTINCT grant) AS grants
}
CALL (unsure, grants) {
  UNWIND unsure AS row
  WITH row, coalesce(row.k.about, '') AS about
  WHERE (row.hung OR ['hangs', row.hangs] IN grants)
    AND (row.o:Client OR ((row.from_known OR ['from', row.p.id, about] IN grants) AND (row.to_known OR [CASE WHEN row.o:Agency THEN 'to agency' ELSE 'to professional' END, row.o.id, about] IN grants)))
  RETURN collect([row.k, row.hangs]) AS granted
}
CALL (sure, granted) {
  UNWIND sure + granted AS each
  WITH each[0] AS k, each[1] AS hangs
  WITH k, hangs, startNode(k) AS p, endNode(k) AS o
  WITH k, hangs, p, o, coalesce($sight.told[CASE WHEN o:Client THEN o.id ELSE coalesce(k.about, '') END], $sight.unsealed) AS told
  RETURN collect({id: k.id, professional_id: p.id, on: toString(k.on), at: k.at, kind: k.kind, planned: k.planned, meeting: k.meeting, involvement: hangs,
    client_id: CASE WHEN o:Client THEN o.id END,
    other_professional_id: CASE WHEN o:Professional THEN o.id END,
    other_agency_id: CASE WHEN o:Agency THEN o.id END,
    about: CASE WHEN $viewer.operator OR ($sight.levels[k.about] IN ['client', 'family']
      // Whom a contact with a client was about besides, where that takes an agreement: about them, too.
      AND (NOT $viewer.agreed_only OR NOT o:Client OR p.id = $viewer.professional OR k.about IN $sight.opened
        OR EXISTS { MATCH ()-[h:INVOLVED_WITH {id: hangs}]->() WHERE h.agency_id IN coalesce($sight.crossing[k.about], []) })) THEN k.about END,
    source: CASE WHEN $viewer.operator OR k.source IN told THEN k.source END,
    asserted_by: CASE WHEN $viewer.operator OR k.asserted_by IN $sight.me THEN k.asserted_by END,
    confirmed_by: CASE WHEN $viewer.operator OR k.confirmed_by IN $sight.me THEN k.confirmed_by WHEN k.confirmed_by <> coalesce(k.asserted_by, '') THEN $somebody END,
    agency_id: CASE WHEN $viewer.operator OR k.agency_id IN $sight.employers THEN k.agency_id END}) AS contacts
}
RETURN contacts
