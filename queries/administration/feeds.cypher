// The sources that are the own word of an administrator's agency, as of when each is, and when an import of it was last finished or is not.
// access: administer
MATCH (me:Account {id: $by})
MATCH (s:Source)
WHERE s.agency_id = me.administers
RETURN s.name AS name, toString(s.as_of) AS as_of,
  head(COLLECT { MATCH (i:Import {source: s.name}) WHERE i.finished IS NOT NULL RETURN toString(i.finished) AS finished ORDER BY i.finished DESC LIMIT 1 }) AS finished,
  COUNT { MATCH (short:Import {source: s.name}) WHERE short.finished IS NULL AND short.completed_by IS NULL } AS unfinished
ORDER BY toLower(name)
