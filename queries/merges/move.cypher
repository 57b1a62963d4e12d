// What is a client's goes to where they are now, from who went or back to them; `was_of` says whose it was, and nothing else of it changes.
// access: part
MATCH (to:Client {id: $to})
OPTIONAL MATCH (merged:Merged {id: $from, into: $to})
OPTIONAL MATCH (client:Client {id: $from})
WITH to, CASE WHEN $back THEN client ELSE merged END AS home
WHERE home IS NOT NULL
// Back goes what was theirs, or that of somebody merged into them before; what was entered since stays.
OPTIONAL MATCH (below:Merged {into: to.id})
// As text: else the database takes an id for a boolean where it stands in evidence.
WITH to, home, [toString(to.id)] + collect(toString(below.id)) AS ids,
  // Of edges that an answer rests on, those whose key begins with a client.
  ['member|', 'situation|'] AS of_a_client
CALL (to, home, ids) {
  MATCH (home)<-[old:OF]-(r:Record)
  WHERE NOT $back OR old.was_of IN ids
  WITH to, old, r, coalesce(old.was_of, home.id) AS whose
  CREATE (r)-[new:OF]->(to)
  SET new.was_of = CASE WHEN whose <> to.id THEN whose END
  DELETE old
}
CALL (to, home, ids) {
  MATCH (home)<-[old:FOR]-(k:Consent)
  WHERE NOT $back OR old.was_of IN ids
  WITH to, old, k, coalesce(old.was_of, home.id) AS whose
  CREATE (k)-[new:FOR]->(to)
  SET new.was_of = CASE WHEN whose <> to.id THEN whose END
  DELETE old
}
CALL (to, home, ids) {
  MATCH (home)-[old:HAS]->(s:Situation)
  WHERE NOT $back OR old.was_of IN ids
  WITH to, old, s, coalesce(old.was_of, home.id) AS whose
  CREATE (to)-[new:HAS]->(s)
  SET new.was_of = CASE WHEN whose <> to.id THEN whose END
  DELETE old
}
CALL (to, home, ids) {
  MATCH (home)-[old:MEMBER_OF]->(f:Family)
  WHERE NOT $back OR old.was_of IN ids
  WITH to, old, f, properties(old) AS held, coalesce(old.was_of, home.id) AS whose
  CREATE (to)-[new:MEMBER_OF]->(f)
  SET new = held, new.was_of = CASE WHEN whose <> to.id THEN whose END
  DELETE old
}
CALL (to, home, ids) {
  MATCH (who:Professional|Agency)-[old:INVOLVED_WITH]->(home)
  WHERE NOT $back OR old.was_of IN ids
  WITH to, old, who, properties(old) AS held, coalesce(old.was_of, home.id) AS whose
  DELETE old
  CREATE (who)-[new:INVOLVED_WITH]->(to)
  SET new = held, new.was_of = CASE WHEN whose <> to.id THEN whose END
  WITH to, new
  // Who was asked to that team joins that of where they are now.
  MATCH (v:Invitation {involvement: new.id})
  SET v.client = to.id
}
CALL (to, home, ids) {
  MATCH (who:Professional)-[old:CONTACT]->(home)
  WHERE NOT $back OR old.was_of IN ids
  WITH to, old, who, properties(old) AS held, coalesce(old.was_of, home.id) AS whose
  DELETE old
  CREATE (who)-[new:CONTACT]->(to)
  SET new = held, new.was_of = CASE WHEN whose <> to.id THEN whose END
}
CALL (to, home, ids) {
  MATCH (:Professional)-[k:CONTACT {about: home.id}]->(:Client|Professional|Agency)
  WHERE NOT $back OR k.about_was IN ids
  WITH to, k, coalesce(k.about_was, k.about) AS whose
  SET k.about = to.id, k.about_was = CASE WHEN whose <> to.id THEN whose END
}
CALL (to, home, ids) {
  MATCH (who:Professional)-[old:KNOWS_PRIVATELY]->(home)
  WHERE NOT $back OR old.was_of IN ids
  WITH to, old, who, properties(old) AS held, coalesce(old.was_of, home.id) AS whose
  CREATE (who)-[new:KNOWS_PRIVATELY]->(to)
  SET new = held, new.was_of = CASE WHEN whose <> to.id THEN whose END
  DELETE old
}
CALL (to, home, ids) {
  MATCH (home)<-[old:ABOUT]-(a:Answer)
  WHERE NOT $back OR old.was_of IN ids
  WITH to, home, ids, old, a, coalesce(old.was_of, home.id) AS whose
  CREATE (a)-[new:ABOUT]->(to)
  SET new.was_of = CASE WHEN whose <> to.id THEN whose END
  DELETE old
  // What is told of the question by ids: as it was first, and as it is now.
  SET a.clients_was = coalesce(a.clients_was, a.clients), a.subjects_was = coalesce(a.subjects_was, a.subjects),
    a.particular_was = coalesce(a.particular_was, a.particular)
  SET a.clients = [at IN range(0, size(a.clients) - 1) | CASE WHEN a.clients_was[at] IN ids OR (NOT $back AND a.clients[at] = home.id) THEN to.id ELSE a.clients[at] END],
    a.subjects = [at IN range(0, size(a.subjects) - 1) | CASE WHEN a.subjects_was[at] IN ids OR (NOT $back AND a.subjects[at] = home.id) THEN to.id ELSE a.subjects[at] END],
    a.particular = CASE WHEN a.particular_was IN ids OR (NOT $back AND a.particular = home.id) THEN to.id ELSE a.particular END
}
CALL (to, home, ids, of_a_client) {
  // What a question about them rests on, or one about another of their family, as on a situation of theirs.
  MATCH (to)-[:MEMBER_OF*0..2]-(:Client)<-[:ABOUT]-(near:Answer)
  WITH DISTINCT to, home, ids, of_a_client, near
  WHERE any(edge IN coalesce(near.evidence_was, near.evidence) WHERE any(id IN ids + [toString(home.id)] WHERE any(kind IN of_a_client WHERE edge STARTS WITH kind + id + '|')))
  SET near.evidence_was = coalesce(near.evidence_was, near.evidence)
  SET near.evidence = [at IN range(0, size(near.evidence) - 1) | CASE
      WHEN NOT $back THEN reduce(edge = near.evidence[at], kind IN of_a_client | CASE WHEN edge STARTS WITH kind + home.id + '|' THEN kind + to.id + substring(edge, size(kind) + size(home.id)) ELSE edge END)
      WHEN any(id IN ids WHERE any(kind IN of_a_client WHERE near.evidence_was[at] STARTS WITH kind + id + '|')) THEN head(reduce(found = [], id IN ids | found + [kind IN of_a_client WHERE near.evidence_was[at] STARTS WITH kind + id + '|' | kind + to.id + substring(near.evidence_was[at], size(kind) + size(id))]))
      ELSE near.evidence[at] END]
}
CALL (to, home, ids) {
  MATCH (o:Opening {client: home.id})
  WHERE NOT $back OR o.client_was IN ids
  WITH to, o, coalesce(o.client_was, o.client) AS whose
  SET o.client = to.id, o.client_was = CASE WHEN whose <> to.id THEN whose END
}
CALL (to, home, ids) {
  MATCH (k:Ask {client: home.id})
  WHERE NOT $back OR k.client_was IN ids
  WITH to, k, coalesce(k.client_was, k.client) AS whose
  SET k.client = to.id, k.client_was = CASE WHEN whose <> to.id THEN whose END
}
CALL (to, home, ids) {
  MATCH (k:Proposal {client: home.id})
  WHERE NOT $back OR k.client_was IN ids
  WITH to, k, coalesce(k.client_was, k.client) AS whose
  SET k.client = to.id, k.client_was = CASE WHEN whose <> to.id THEN whose END
}
RETURN count(*) AS rows
