// Kinship stands between those who hold the records of both now; what is said between two that are one person waits where it was.
// access: part
OPTIONAL MATCH (c:Client)
WHERE c.id IN $both
WITH collect(c) AS clients
OPTIONAL MATCH (m:Merged)
WHERE m.id IN $both
WITH clients, collect(m) AS gone
OPTIONAL MATCH (m:Merged)
WHERE m.into IN $both
WITH clients, gone, collect(m) AS below
UNWIND clients + gone + below AS n
MATCH (n)-[old:RELATED_TO]-(:Client|Merged)
WITH DISTINCT old
WITH old, coalesce(old.was_of, startNode(old).id) AS of, coalesce(old.was_with, endNode(old).id) AS with
OPTIONAL MATCH (c1:Client {id: of})
OPTIONAL MATCH (m1:Merged {id: of})
OPTIONAL MATCH (h1:Client {id: m1.into})
OPTIONAL MATCH (c2:Client {id: with})
OPTIONAL MATCH (m2:Merged {id: with})
OPTIONAL MATCH (h2:Client {id: m2.into})
WITH old, of, with, coalesce(c1, m1) AS first, coalesce(c1, h1) AS one, coalesce(c2, m2) AS second, coalesce(c2, h2) AS other
WITH old, of, with, CASE WHEN one = other THEN first ELSE one END AS here, CASE WHEN one = other THEN second ELSE other END AS there
WHERE here <> startNode(old) OR there <> endNode(old)
WITH old, of, with, here, there, properties(old) AS held
CREATE (here)-[new:RELATED_TO]->(there)
SET new = held, new.was_of = CASE WHEN of <> here.id THEN of END, new.was_with = CASE WHEN with <> there.id THEN with END
DELETE old
RETURN count(*) AS rows
