// Keep an answer to a question, once however often it is sent; one that was taken back counts again.
// access: answer
MERGE (counter:Counter {id: 'n'})
SET counter.next = coalesce(counter.next, 1) + 1
WITH counter.next - 1 AS n
MERGE (a:Answer {id: $id})
ON CREATE SET a.n = n, a.rule = $rule, a.subjects = $subjects, a.particular = $particular, a.clients = $clients, a.evidence = $evidence,
  a.kind = $kind, a.reason = $reason, a.on = $on, a.until = $until, a.professional = $professional, a.involvement = $involvement,
  a.created_at = $now
SET a.undone_at = null
WITH a
UNWIND a.clients AS client
MATCH (c:Client {id: client})
MERGE (a)-[:ABOUT]->(c)
RETURN count(*) AS rows
