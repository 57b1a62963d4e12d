// The supervisor of the lead who asks agrees: the client's own mark goes, and with the last one there who is led, the marks of their household.
// access: supervise
MATCH (me:Professional {id: $by})-[w:WORKS_FOR]->(a:Agency {id: $agency})
WHERE coalesce(me.active, true) AND (w.from IS NULL OR w.from <= $today) AND (w.to IS NULL OR $today < w.to)
WITH DISTINCT me, a
MATCH (k:Proposal {id: $id})
SET k.version = coalesce(k.version, 0) + 1
WITH me, a, k
WHERE k.kind = 'lift' AND k.until > $today AND k.by <> me.id AND k.account <> $account
MATCH (lead:Professional {id: k.by})-[tie:INVOLVED_WITH {id: k.involvement}]->(client:Client {id: k.client})
USING INDEX SEEK tie:INVOLVED_WITH(id)
WHERE coalesce(lead.active, true) AND coalesce(tie.lead, false) AND (tie.source = $operator OR coalesce(NOT tie.confirmed_by IN [k.by, k.account], false))
  AND (tie.from IS NULL OR tie.from <= $today) AND (tie.to IS NULL OR $today < tie.to) AND coalesce(tie.agency_id = a.id, true)
  AND coalesce(client.shielded, true)
  AND EXISTS { MATCH (lead)-[v:WORKS_FOR]->(a) WHERE (v.from IS NULL OR v.from <= $today) AND (v.to IS NULL OR $today < v.to) }
  AND EXISTS { MATCH (held:Account {professional: k.by}) WHERE held.ended_at IS NULL }
  AND NOT EXISTS { MATCH (me)-[:KNOWS_PRIVATELY]->(client) }
  AND NOT EXISTS { MATCH (lead)-[:KNOWS_PRIVATELY]->(client) }
SET k.until = $today, k.yes_by = k.yes_by + me.id, k.yes_agencies = k.yes_agencies + a.id, client.shielded = false, client.version = coalesce(client.version, 0) + 1
// With the day on it goes what keeps imports from taking the mark away.
REMOVE client.shielded_on
WITH client, k
CALL (client, k) {
  MATCH (client)-[mine:MEMBER_OF]->(family:Family)
  WHERE coalesce(mine.lives_here, true) AND (mine.to IS NULL OR $today < mine.to)
    // Where households were joined, the other is not theirs to bare.
    AND NOT coalesce(mine.joined, false)
    // Nobody is bared over a place that one person only stated.
    AND (mine.asserted_by IS NULL OR coalesce(mine.confirmed_by <> mine.asserted_by, false))
    // Somebody else who lives there and is led by another stays hidden, and so the home, until their lead asks too.
    AND NOT EXISTS {
      MATCH (other:Client)-[theirs:MEMBER_OF]->(family)
      WHERE other <> client AND coalesce(other.shielded, true) AND coalesce(theirs.lives_here, true) AND (theirs.to IS NULL OR $today < theirs.to)
        AND EXISTS {
          MATCH (led:Professional)-[t:INVOLVED_WITH]->(other)
          WHERE led.id <> k.by AND coalesce(t.lead, false) AND (t.source = $operator OR coalesce(t.confirmed_by <> led.id, false)) AND (t.to IS NULL OR $today < t.to)
        }
    }
  SET family.shielded = false, family.version = coalesce(family.version, 0) + 1
  REMOVE family.shielded_on
  WITH DISTINCT family
  CALL (family) {
    // Where they lived before stays as it is.
    MATCH (family)-[:AT]->(home:Address)
    WHERE home.to IS NULL OR $today < home.to
    SET home.shielded = false
    REMOVE home.shielded_on
  }
  CALL (family) {
    MATCH (lives:Client)-[m:MEMBER_OF]->(family)
    WHERE coalesce(m.lives_here, true) AND (m.to IS NULL OR $today < m.to) AND NOT coalesce(m.joined, false) AND (m.asserted_by IS NULL OR coalesce(m.confirmed_by <> m.asserted_by, false))
    SET m.shielded = false
    REMOVE m.shielded_on
    WITH lives
    // Whoever has another home that is hidden stays hidden with it.
    WHERE NOT EXISTS { MATCH (lives)-[n:MEMBER_OF]->(h:Family) WHERE h.shielded AND coalesce(n.lives_here, true) AND (n.to IS NULL OR $today < n.to) }
    SET lives.shielded = false
    REMOVE lives.shielded_on
  }
}
RETURN count(*) AS rows
