// They are two households after all: every place that one joining made ends today. What was asked stays settled.
// access: part
MATCH (one:Client)-[known:MEMBER_OF]->(family:Family)
WHERE one.id IN $placed AND known.joined AND known.act = $act
WITH DISTINCT family
MATCH (family)<-[m:MEMBER_OF]-(:Client)
WHERE m.joined AND m.act = $act AND (m.to IS NULL OR $today < m.to)
SET m.to = $today
RETURN count(*) AS rows
