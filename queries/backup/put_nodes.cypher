// Put nodes of a backup back, each with the name by which the backup's edges know it.
// access: restore
UNWIND $rows AS row
CREATE (node:Restored:$(row.labels))
SET node = row.properties, node.restored = row.ref
