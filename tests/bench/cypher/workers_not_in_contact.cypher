// Rule 1 written by hand in Cypher, as one who knows the model and the planner would: how many findings are there?
// access: read-everything
MATCH (c:Client)
WHERE NOT EXISTS { MATCH (c)<-[:OF]-(r:Record) WHERE r.died <= $day }
CALL (c) {
  OPTIONAL MATCH (c)-[m:MEMBER_OF]->(f:Family)
  WHERE (m.from IS NULL OR m.from <= $day) AND (m.to IS NULL OR $day < m.to)
  WITH f, m ORDER BY NOT coalesce(m.lives_here, true), f.id LIMIT 1
  RETURN f AS family
}
// The team: who supports the client, with the agencies on whose behalf.
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
WITH c, family, [s IN seats WHERE NOT s.desk OR none(o IN seats WHERE NOT o.desk AND s.who IN o.agencies)] AS team
WHERE size(team) > 1
UNWIND team AS p
UNWIND team AS q
WITH c, family, p, q
WHERE p.who.id < q.who.id
WITH family, CASE WHEN family IS NULL THEN c END AS alone, p.who AS p, q.who AS q, collect(p.agencies) AS ps, collect(q.agencies) AS qs
WITH family, alone, p, q, reduce(all = [], each IN ps | all + each) AS ps, reduce(all = [], each IN qs | all + each) AS qs
WHERE none(a IN ps WHERE a IN qs) AND ps <> [] AND qs <> [] AND any(a IN ps + qs WHERE NOT a.kind IN $universal)
CALL (family, alone) {
  OPTIONAL MATCH (family)<-[m:MEMBER_OF]-(c:Client)
  WHERE (m.from IS NULL OR m.from <= $day) AND (m.to IS NULL OR $day < m.to) AND NOT EXISTS { MATCH (c)<-[:OF]-(r:Record) WHERE r.died <= $day }
  WITH alone, collect(c.id) AS those
  RETURN those + CASE WHEN alone IS NULL THEN [] ELSE [alone.id] END AS members
}
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
