// Whoever has left is not on the team any more, from today on, as somebody says who supports the client.
// access: join
UNWIND $ties AS id
MATCH (gone:Professional)-[tie:INVOLVED_WITH {id: id}]->(:Client {id: $client})
USING INDEX SEEK tie:INVOLVED_WITH(id)
WHERE gone.id <> $by AND (tie.from IS NULL OR tie.from <= $today) AND (tie.to IS NULL OR $today < tie.to)
SET tie.to_before = tie.to, tie.to = $today, tie.left_on = $today, tie.ended_by = $by, tie.act = $act, tie.version = coalesce(tie.version, 0) + 1
RETURN count(*) AS rows
