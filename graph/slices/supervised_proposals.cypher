// What this viewer is asked as a supervisor: who should lead a client with whom people of their agency are involved, or whether the shield of a client led by one of them may be lifted.
// access: supervise
MATCH (me:Professional {id: $viewer.professional})-[w:WORKS_FOR]->(a:Agency {id: $viewer.supervises})
WHERE coalesce(me.active, true) AND (w.from IS NULL OR w.from <= $now) AND (w.to IS NULL OR $now < w.to)
WITH DISTINCT me, a
MATCH (k:Proposal)
USING INDEX SEEK k:Proposal(until)
WHERE k.until > $now AND k.by <> me.id AND k.account <> $viewer.account AND NOT me.id IN k.yes_by AND NOT a.id IN k.yes_agencies
MATCH (who:Professional)-[tie:INVOLVED_WITH {id: k.involvement}]->(c:Client {id: k.client})
WHERE who <> me AND coalesce(who.active, true) AND (tie.from IS NULL OR tie.from <= $now) AND (tie.to IS NULL OR $now < tie.to)
  AND NOT EXISTS { MATCH (me)-[:KNOWS_PRIVATELY]->(c) }
  AND CASE k.kind
    WHEN 'lift' THEN coalesce(c.shielded, true) AND coalesce(tie.lead, false) AND coalesce(tie.agency_id = a.id, true)
      AND EXISTS { MATCH (who)-[v:WORKS_FOR]->(a) WHERE (v.from IS NULL OR v.from <= $now) AND (v.to IS NULL OR $now < v.to) }
    // Where agencies share on agreement only, that either is there is told to the other once both said so.
    ELSE tie.visibility = 'open' AND (NOT $viewer.agreed_only OR tie.agency_id = a.id OR EXISTS { MATCH (y:Consent)-[:FOR]->(c) WHERE (y.from IS NULL OR y.from <= $now) AND (y.to IS NULL OR $now < y.to) AND tie.agency_id IN y.agencies AND a.id IN y.agencies AND tie.agency_id IN y.said AND a.id IN y.said }) AND EXISTS {
      // A colleague on the open team: a supervisor sees what their supervisees see there.
      MATCH (x:Professional)-[s:INVOLVED_WITH]->(c)
      WHERE x <> me AND s.agency_id = a.id AND s.visibility = 'open' AND coalesce(x.active, true)
        AND (s.from IS NULL OR s.from <= $now) AND (s.to IS NULL OR $now < s.to) AND (s.confirmed_on IS NOT NULL OR s.source = $operator)
        AND EXISTS { MATCH (x)-[v:WORKS_FOR]->(a) WHERE (v.from IS NULL OR v.from <= $now) AND (v.to IS NULL OR $now < v.to) }
    }
  END
OPTIONAL MATCH (behalf:Agency {id: tie.agency_id})
WITH c, k, a, who, tie, behalf
// Of a shielded person nobody is named whose agency has a place, but to that agency's own supervisor.
WHERE NOT coalesce(c.shielded, true) OR coalesce(behalf.id = a.id, false) OR coalesce(behalf.area IS NULL AND behalf.kind IN $placeless, false)
OPTIONAL MATCH (asks:Professional {id: k.by})-[own:INVOLVED_WITH]->(c)
WHERE own.visibility = 'open' AND NOT coalesce(c.shielded, true)
CALL (c, k) {
  // Whom a lifted shield covered besides, for the journal.
  OPTIONAL MATCH (c)-[m:MEMBER_OF]->(:Family)<-[n:MEMBER_OF]-(o:Client)
  WHERE k.kind = 'lift' AND NOT coalesce(m.joined, false) AND NOT coalesce(n.joined, false) AND coalesce(m.lives_here, true) AND (m.to IS NULL OR $now < m.to) AND coalesce(n.lives_here, true) AND (n.to IS NULL OR $now < n.to)
  RETURN collect(DISTINCT o.id) AS covers
}
CALL (c, a) {
  MATCH (r:Record)-[:OF]->(c)
  MATCH (s:Source {id: r.source})
  WHERE NOT coalesce(s.sealed, true)
    // Where agencies share on agreement only, as far as what its source says crosses.
    AND (NOT $viewer.agreed_only OR s.agency_id IS NULL OR s.agency_id = a.id OR EXISTS {
      MATCH (y:Consent)-[:FOR]->(c)
      WHERE (y.from IS NULL OR y.from <= $now) AND (y.to IS NULL OR $now < y.to) AND a.id IN y.agencies AND s.agency_id IN y.agencies AND s.agency_id IN y.said })
  RETURN collect(r {.source, .source_id, .given_name, .family_name, .known_as, client_id: c.id, as_of: toString(r.as_of), born_year: coalesce(r.born.year, r.born_year)}) AS records
}
RETURN DISTINCT k.id AS id, k.kind AS kind, c.id AS client, who.name AS who, tie.role AS role, behalf.name AS agency, asks.name AS asks, toString(k.until) AS until, size(k.yes_by) AS said, covers, records
ORDER BY until, id
