// Whoever has left is not on the team any more, from today on, as somebody says who supports the client.
// access: join
UNWIND $ties AS id
MATCH (gone:Professional)-[tie:INVOLVED_WITH {id: id}]->(:Client {id: $client})
USING INDEX SEEK tie:INVOLVED_WITH(id)
WHERE gone.id <> $by AND (tie.from IS NULL OR tie.from <= $today) AND (tie.to IS NULL OR $today < tie.to)
  // Whoever is at work still, for the agency on whose behalf it is, has not left; one that names none can't be told.
  AND (NOT coalesce(gone.active, true) OR (tie.agency_id IS NOT NULL AND NOT EXISTS {
    MATCH (gone)-[w:WORKS_FOR]->(:Agency {id: tie.agency_id}) WHERE (w.from IS NULL OR w.from <= $today) AND (w.to IS NULL OR $today < w.to) }))
SET tie.to_before = tie.to, tie.to = $today, tie.left_on = $today, tie.ended_by = $by, tie.act = $act, tie.version = coalesce(tie.version, 0) + 1
RETURN count(*) AS rows
