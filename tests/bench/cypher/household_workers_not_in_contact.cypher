// Rule 2 written by hand in Cypher, as one who knows the model and the planner would: how many findings are there?
// access: read-everything
MATCH (f:Family)
CALL (f) {
  MATCH (f)<-[m:MEMBER_OF]-(c:Client)
  WHERE (m.from IS NULL OR m.from <= $day) AND (m.to IS NULL OR $day < m.to) AND NOT EXISTS { MATCH (c)<-[:OF]-(r:Record) WHERE r.died <= $day }
  RETURN collect(DISTINCT c) AS clients
}
WITH clients, [c IN clients | c.id] AS members
WHERE size(clients) > 1
// The team: who supports a member, with the members and the agencies on whose behalf.
CALL (clients) {
  UNWIND clients AS c
  CALL (c) {
    MATCH (who:Professional|Agency)-[i:INVOLVED_WITH]->(c)
    WHERE (i.from IS NULL OR i.from <= $day) AND (i.to IS NULL OR $day < i.to) AND (who:Agency OR coalesce(who.active, true))
    CALL (who, i) {
      MATCH (a:Agency {id: i.agency_id})
      RETURN a
      UNION
      MATCH (who)-[w:WORKS_FOR]->(a:Agency)
      WHERE i.agency_id IS NULL AND (w.from IS NULL OR w.from <= $day) AND (w.to IS NULL OR $day < w.to)
      RETURN a
    }
    WITH who, collect(DISTINCT a) AS agencies
    RETURN collect({who: who, desk: who:Agency, agencies: agencies}) AS seats
  }
  // A desk stands for its agency only where nobody is there on its behalf.
  UNWIND [s IN seats WHERE NOT s.desk OR none(o IN seats WHERE NOT o.desk AND s.who IN o.agencies)] AS seat
  WITH seat.who AS who, collect(c) AS supported, collect(seat.agencies) AS agencies
  RETURN collect({who: who, supported: supported, agencies: reduce(all = [], each IN agencies | all + each)}) AS team
}
UNWIND team AS p
UNWIND team AS q
WITH members, p, q
WHERE p.who.id < q.who.id AND none(c IN p.supported WHERE c IN q.supported)
  AND none(a IN p.agencies WHERE a IN q.agencies) AND p.agencies <> [] AND q.agencies <> []
  AND any(a IN p.agencies + q.agencies WHERE NOT a.kind IN $universal)
WITH members, p.who AS p, q.who AS q
// Between the two, or anybody of an agency's desk, directly.
WITH p, q, members
WHERE NOT EXISTS {
    MATCH (p)-[k:CONTACT]-(q)
    WHERE $after < k.on AND k.on <= $day AND NOT coalesce(k.planned, false) AND (k.about IS NULL OR k.about IN members)
  } AND NOT EXISTS {
    MATCH (p)<-[w:WORKS_FOR]-(:Professional)-[k:CONTACT]-(q)
    WHERE (w.from IS NULL OR w.from <= $day) AND (w.to IS NULL OR $day < w.to)
      AND $after < k.on AND k.on <= $day AND NOT coalesce(k.planned, false) AND (k.about IS NULL OR k.about IN members)
  } AND NOT EXISTS {
    MATCH (q)<-[w:WORKS_FOR]-(:Professional)-[k:CONTACT]-(p)
    WHERE (w.from IS NULL OR w.from <= $day) AND (w.to IS NULL OR $day < w.to)
      AND $after < k.on AND k.on <= $day AND NOT coalesce(k.planned, false) AND (k.about IS NULL OR k.about IN members)
  } AND NOT EXISTS {
    MATCH (p)<-[w:WORKS_FOR]-(:Professional)-[k:CONTACT]-(:Professional)-[v:WORKS_FOR]->(q)
    WHERE (w.from IS NULL OR w.from <= $day) AND (w.to IS NULL OR $day < w.to) AND (v.from IS NULL OR v.from <= $day) AND (v.to IS NULL OR $day < v.to)
      AND $after < k.on AND k.on <= $day AND NOT coalesce(k.planned, false) AND (k.about IS NULL OR k.about IN members)
  }
// At one meeting that is about the family, or about nobody.
CALL (p) {
  OPTIONAL MATCH (p)<-[w:WORKS_FOR]-(e:Professional)
  WHERE (w.from IS NULL OR w.from <= $day) AND (w.to IS NULL OR $day < w.to)
  WITH p, collect(e) AS colleagues
  UNWIND colleagues + CASE WHEN p:Professional THEN [p] ELSE [] END AS one
  MATCH (one)-[k:CONTACT]-()
  WHERE k.meeting IS NOT NULL AND $after < k.on AND k.on <= $day AND NOT coalesce(k.planned, false)
  RETURN collect(DISTINCT k.meeting) AS met
}
CALL (q, met) {
  OPTIONAL MATCH (q)<-[w:WORKS_FOR]-(e:Professional)
  WHERE (w.from IS NULL OR w.from <= $day) AND (w.to IS NULL OR $day < w.to)
  WITH q, met, collect(e) AS colleagues
  UNWIND colleagues + CASE WHEN q:Professional THEN [q] ELSE [] END AS one
  MATCH (one)-[k:CONTACT]-()
  WHERE k.meeting IN met AND $after < k.on AND k.on <= $day AND NOT coalesce(k.planned, false)
  RETURN collect(DISTINCT k.meeting) AS both
}
WITH p, q, members, both
WHERE NOT EXISTS {
  UNWIND both AS meeting
  MATCH (:Professional)-[k:CONTACT {meeting: meeting}]->(t)
  WHERE $after < k.on AND k.on <= $day AND NOT coalesce(k.planned, false)
  WITH meeting, collect(CASE WHEN t:Client THEN t.id END) AS those, collect(k.about) AS others
  WITH meeting, those + others AS named
  WHERE named = [] OR any(each IN named WHERE each IN members)
  RETURN meeting
}
RETURN count(*) AS findings
