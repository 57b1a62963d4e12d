// Jo's support that ended was never there.
// access: none
MATCH ()-[i:INVOLVED_WITH]->()
WHERE i.id IN ['jo-before', 'jo-elsewhere']
DELETE i
