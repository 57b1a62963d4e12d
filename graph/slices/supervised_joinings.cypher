// Joinings by people of the agency within which this viewer supervises that wait for a yes which nobody whom the joiner sees can give (access.md §5, §6): as much of the client as the joiner sees meanwhile.
// access: supervise
MATCH (me:Professional {id: $viewer.professional})-[w:WORKS_FOR]->(a:Agency {id: $viewer.supervises})
WHERE coalesce(me.active, true) AND (w.from IS NULL OR w.from <= $now) AND (w.to IS NULL OR $now < w.to)
WITH DISTINCT me, a
MATCH (who:Professional)-[x:WORKS_FOR]->(a)
// Nobody supervises themselves.
WHERE who <> me AND coalesce(who.active, true) AND (x.from IS NULL OR x.from <= $now) AND (x.to IS NULL OR $now < x.to)
WITH DISTINCT me, a, who
MATCH (who)-[i:INVOLVED_WITH]->(c:Client)
WHERE i.agency_id = a.id AND coalesce(i.joining, '') <> '' AND i.confirmed_on IS NULL AND i.asserted_by = who.id AND i.from <= $now AND $now < i.to
  // Shielded people have no joining, also where they were shielded since.
  AND NOT coalesce(c.shielded, true)
  AND NOT EXISTS { MATCH (who)-[:KNOWS_PRIVATELY]->(c) }
  AND NOT EXISTS { MATCH (me)-[:KNOWS_PRIVATELY]->(c) }
  // A sealed joining shows the joiner nobody; an open one the open team, of whom somebody of another agency says yes.
  AND (coalesce(i.visibility, 'hidden') <> 'open' OR NOT EXISTS {
    MATCH (o:Professional)-[t:INVOLVED_WITH]->(c)
    OPTIONAL MATCH (told:Source {id: t.source})
    WITH o, t, told
    WHERE o <> who AND t.visibility = 'open' AND coalesce(o.active, true) AND (t.from IS NULL OR t.from <= $now) AND (t.to IS NULL OR $now < t.to)
      AND (t.confirmed_on IS NOT NULL OR t.source = $operator OR coalesce(told.agency_id = t.agency_id, false))
      // Where agencies share on agreement only, nobody says yes who isn't to know of the joiner, nor the joiner of them.
      AND (NOT $viewer.agreed_only OR t.agency_id = i.agency_id OR EXISTS { MATCH (y:Consent)-[:FOR]->(c) WHERE (y.from IS NULL OR y.from <= $now) AND (y.to IS NULL OR $now < y.to) AND t.agency_id IN y.agencies AND i.agency_id IN y.agencies AND t.agency_id IN y.said AND i.agency_id IN y.said })
      AND NOT EXISTS {
        MATCH (o)-[v:WORKS_FOR]->(:Agency)<-[y:WORKS_FOR]-(who)
        WHERE (v.to IS NULL OR $now < v.to) AND (y.to IS NULL OR $now < y.to)
      }
  })
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
RETURN c.id AS client, i.id AS involvement, who.name AS who, i.role AS role, i.joining AS joining, i.reason AS reason, toString(i.from) AS since, toString(i.to) AS until, records
ORDER BY since, involvement
