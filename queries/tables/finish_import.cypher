// Note that an import is finished, and with it those of the same rows that were cut short before it.
// access: import
MATCH (done:Import {id: $id})
SET done.finished = datetime()
WITH done
MATCH (short:Import {source: done.source})
WHERE short.finished IS NULL AND short.completed_by IS NULL AND coalesce(short.folder = done.folder, true)
SET short.completed_by = done.id
