// Which clients an account sees, and at which level: its own by a confirmed open involvement, then their households' and families' other members.
// access: read-network
MATCH (me:Professional {id: $viewer.professional})
WHERE coalesce(me.active, true)
MATCH (me)-[i:INVOLVED_WITH]->(c:Client)
WHERE i.visibility = 'open'
  AND (i.from IS NULL OR i.from <= $now) AND (i.to IS NULL OR $now < i.to)
  AND (i.confirmed_on IS NOT NULL
    OR EXISTS { MATCH (s:Source {id: i.source}) WHERE s.name = 'operator' OR s.agency_id = i.agency_id })
  AND NOT coalesce(c.shielded, true)
// On whose behalf decides how far it reaches: the agency named, else all the agencies that the professional works for.
OPTIONAL MATCH (me)-[w:WORKS_FOR]->(a:Agency)
WHERE (i.agency_id IS NULL OR a.id = i.agency_id)
  AND (w.from IS NULL OR w.from <= $now) AND (w.to IS NULL OR $now < w.to)
OPTIONAL MATCH (behalf:Agency {id: i.agency_id})
WITH c, i, collect(a.kind) + collect(behalf.kind) AS kinds
WITH c, any(k IN collect(size(kinds) > 0 AND none(kind IN kinds WHERE kind IN $narrow)) WHERE k) AS wide
WITH collect(c.id) AS own, collect(CASE WHEN wide THEN c END) AS opened
CALL (opened) {
  UNWIND opened AS c
  MATCH (c)-[m:MEMBER_OF]->(f:Family)<-[o:MEMBER_OF]-(other:Client)
  WHERE m.visibility = 'open' AND o.visibility = 'open'
    AND NOT coalesce(m.shielded, false) AND NOT coalesce(o.shielded, false)
    AND NOT coalesce(f.shielded, true) AND NOT coalesce(other.shielded, true)
    AND (m.from IS NULL OR m.from <= $now) AND (m.to IS NULL OR $now < m.to)
    AND (o.from IS NULL OR o.from <= $now) AND (o.to IS NULL OR $now < o.to)
    // Access flows only over what a register says or someone with both sides confirmed.
    AND ((m.confirmed_by IS NOT NULL AND NOT m.confirmed_by IN [$viewer.professional, $viewer.account, coalesce(m.asserted_by, "")])
      OR EXISTS { MATCH (s:Source {id: m.source}) WHERE s.register })
    AND NOT EXISTS { MATCH (s:Source {id: m.source}) WHERE s.sealed }
    AND ((o.confirmed_by IS NOT NULL AND NOT o.confirmed_by IN [$viewer.professional, $viewer.account, coalesce(o.asserted_by, "")])
      OR EXISTS { MATCH (s:Source {id: o.source}) WHERE s.register })
    AND NOT EXISTS { MATCH (s:Source {id: o.source}) WHERE s.sealed }
  RETURN collect(DISTINCT other.id) AS kin
}
RETURN own, kin
