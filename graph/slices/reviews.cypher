// Overrides and enquiries about clients of a privacy officer's areas that nobody has reviewed, or lately: who, why and for how long; the oldest first.
// access: review
MATCH (o:Opening)
WHERE o.since > $since AND (o.reviewed_on IS NULL OR o.reviewed_on > $lately) AND o.account <> $viewer.account
  // Nobody reviews what is their own, opened by whichever account of theirs.
  AND coalesce(o.professional <> $viewer.professional, true)
MATCH (c:Client {id: o.client})
// Shielded whereabouts are nobody's area: every privacy officer may ask about them.
WHERE coalesce(c.shielded, true)
  // Somebody without an address is in no area, and every opening is reviewed: by whichever privacy officer is first.
  OR NOT EXISTS { MATCH (c)-[:MEMBER_OF]->(:Family)-[:AT]->(a:Address) WHERE a.area IS NOT NULL }
  OR EXISTS {
  MATCH (c)-[m:MEMBER_OF]->(f:Family)-[:AT]->(a:Address)
  WHERE (m.from IS NULL OR m.from <= $now) AND (m.to IS NULL OR $now < m.to) AND (a.from IS NULL OR a.from <= $now) AND (a.to IS NULL OR $now < a.to)
    AND (a.area IN $viewer.areas OR coalesce(m.shielded, true) OR coalesce(f.shielded, true) OR coalesce(a.shielded, true)
      OR coalesce(m.visibility, 'hidden') <> 'open' OR coalesce(a.visibility, 'hidden') <> 'open')
}
OPTIONAL MATCH (held:Account {id: o.account})
OPTIONAL MATCH (p:Professional {id: o.professional})
RETURN o.id AS id, o.kind AS kind, c.id AS client, o.ground AS ground, o.words AS words, o.agency AS agency, coalesce(p.name, held.name, o.account) AS who,
  toString(o.since) AS since, toString(o.until) AS until, toString(o.reviewed_on) AS reviewed_on
ORDER BY o.since, id
LIMIT $most
