// Put edges of a backup back, and say how many found both ends.
// access: restore
UNWIND $rows AS row
MATCH (one:Restored {restored: row.one}), (other:Restored {restored: row.other})
CREATE (one)-[edge:$(row.type)]->(other)
SET edge = row.properties
RETURN count(*) AS rows
