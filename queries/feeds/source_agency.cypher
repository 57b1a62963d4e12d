// The agency whose own word a source is.
// access: import
MATCH (source:Source {id: $source})
RETURN source.agency_id AS agency_id
