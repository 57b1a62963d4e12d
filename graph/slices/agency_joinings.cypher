// Joinings on behalf of the agency for which a privacy officer answers that wait for a yes, or ended without one since a day, also those that it sealed itself; the latest first.
// access: review
MATCH (a:Agency {id: $viewer.oversees})<-[w:WORKS_FOR]-(p:Professional)
WHERE coalesce(p.id <> $viewer.professional, true)
MATCH (p)-[i:INVOLVED_WITH]->(c:Client)
WHERE i.agency_id = a.id AND i.joining IN $joinings AND i.confirmed_on IS NULL AND i.to > $since
  AND (w.from IS NULL OR w.from <= i.from) AND (w.to IS NULL OR i.from < w.to)
RETURN DISTINCT c.id AS client, p.name AS who, a.name AS agency, i.joining AS joining, i.reason AS reason, toString(i.from) AS since, toString(i.to) AS until,
  $now < i.to AS waits
ORDER BY since DESC, client, who
LIMIT $most
