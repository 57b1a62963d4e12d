// Note that an import has begun, so that one that was cut short is known at the next start.
// access: import
CREATE (:Import {id: $id, source: $source, folder: $folder, started: datetime()})
