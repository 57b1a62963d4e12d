// The two lines that stand for what is hidden of one's own clients, today only: that another service is involved, and which kinds of agency are reached through the lead (access.md §3, §4).
// access: read-network
UNWIND $asked.clients AS id
MATCH (c:Client {id: id})
// Nobody is told of a line at a meeting (access.md §3).
WHERE $sight.levels[id] = 'client' AND $sight.opens[id] IS NULL
MATCH (who:Professional|Agency)-[i:INVOLVED_WITH]->(c)
OPTIONAL MATCH (a:Agency {id: i.agency_id})
WITH c, who, i, a,
  CASE WHEN $viewer.agreed_only AND NOT c.id IN $sight.opened THEN coalesce($sight.crossing[c.id], []) END AS crossing
WHERE (i.from IS NULL OR i.from <= $now) AND (i.to IS NULL OR $now < i.to)
  AND (who:Agency OR coalesce(who.active, true))
  // Nor what an agency did that no longer shares.
  AND (NOT coalesce(i.agency_id, '') IN $sight.gone OR coalesce(i.always_findable, false))
  AND (crossing IS NULL OR i.agency_id IN crossing)
  // Not what is let in.
  AND NOT (who:Professional AND who.id = $viewer.professional)
  AND NOT coalesce(i.agency_id, '') IN coalesce($sight.behalf[id], [])
  AND NOT (i.agency_id IS NULL AND coalesce(i.source, '') IN coalesce($sight.word[id], []))
  AND (i.visibility = 'existence'
    OR (i.visibility = 'open' AND a IS NOT NULL AND coalesce(c.shielded, true) AND NOT id IN $sight.leads
      AND NOT coalesce(a.kind IN $kinds.placeless AND a.area IS NULL, false)))
WITH c.id AS client, i.visibility AS visibility, a.kind AS kind
RETURN collect(DISTINCT CASE WHEN visibility = 'existence' THEN client END) AS another_service,
  collect(DISTINCT CASE WHEN visibility = 'open' THEN [client, kind] END) AS through_lead
