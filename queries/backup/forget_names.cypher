// Take away the names by which the backup's edges knew its nodes, a batch at a time.
// access: restore
MATCH (node:Restored)
WITH node LIMIT 10000
REMOVE node:Restored, node.restored
RETURN count(*) AS rows
