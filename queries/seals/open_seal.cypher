// A worker opens their own sealed tie: it ends today and stays sealed with all that hangs on it, and an open one begins.
// access: seal
MATCH (me:Professional {id: $by})-[tie:INVOLVED_WITH {id: $involvement}]->(client:Client {id: $client})
USING INDEX SEEK tie:INVOLVED_WITH(id)
// Two at once wait for one another: the second finds it ended.
SET tie.version = coalesce(tie.version, 0) + 1
WITH me, tie, client, tie.to AS until
WHERE coalesce(me.active, true) AND coalesce(tie.visibility, 'hidden') <> 'open'
  AND (tie.from IS NULL OR tie.from <= $today) AND (until IS NULL OR $today < until)
  AND (tie.joining IS NULL OR tie.confirmed_on IS NOT NULL)
// Whose lead was confirmed stays so; whatever else the sealed tie says stays there: since when, who named them, a concern.
MERGE (me)-[new:INVOLVED_WITH {id: $new}]->(client)
ON CREATE SET new.agency_id = tie.agency_id, new.role = tie.role, new.visibility = 'open', new.asserted_by = me.id,
  new.from = $today, new.to = until, new.joining = tie.joining, new.confirmed_on = $today,
  new.lead = tie.lead, new.confirmed_by = CASE WHEN tie.lead THEN coalesce(tie.confirmed_by, CASE tie.source WHEN $operator THEN $operator END) END
SET new.asked_on = coalesce(new.asked_on, tie.asked_on), tie.asked_on = null, tie.to = $today, tie.opened_on = $today
WITH me, tie, client, new
CALL (me, tie, client) {
  // What was planned and hangs on no tie by its own word would hang on the open one.
  MATCH (me)-[k:CONTACT]->(client)
  WHERE k.involvement IS NULL AND k.on >= $today
    AND NOT EXISTS {
      MATCH (me)-[other:INVOLVED_WITH]->(client)
      WHERE other.id <> tie.id AND coalesce(other.visibility, 'hidden') = 'hidden' AND (other.from IS NULL OR other.from <= k.on) AND (other.to IS NULL OR k.on < other.to)
    }
  SET k.involvement = tie.id
}
CALL (me, tie, client, new) {
  // What others and they said of the client would be seen with the open one; so would what they met about, where all else of theirs is sealed.
  MATCH (me)-[k:CONTACT]-(:Professional|Agency)
  WHERE k.involvement IS NULL AND (k.about = client.id OR k.about IS NULL)
    AND NOT EXISTS {
      MATCH (me)-[other:INVOLVED_WITH]->(whom:Client)
      WHERE other.visibility = 'open' AND other.id <> new.id AND (k.about IS NULL OR whom = client)
    }
  SET k.involvement = tie.id
}
CALL (tie, new) {
  MATCH (asked:Invitation {involvement: tie.id})
  WHERE asked.answered_on IS NULL
  SET asked.involvement = new.id
}
RETURN count(*) AS rows
