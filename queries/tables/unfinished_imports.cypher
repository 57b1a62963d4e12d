// The imports that began and neither finished nor were completed by a later one.
// access: import
MATCH (short:Import)
WHERE short.finished IS NULL AND short.completed_by IS NULL
RETURN short.source AS source, short.folder AS folder, toString(short.started) AS started ORDER BY started
