// By which of our ids things in a feed are known.
// access: import
UNWIND $keys AS key
MATCH (known:FeedKey {id: key})
RETURN known.id AS key, known.stands_for AS stands_for
