// Note by which of our ids things in a feed are known; what is noted already stays.
// access: import
UNWIND $pairs AS pair
MERGE (known:FeedKey {id: pair.key})
ON CREATE SET known.stands_for = pair.id
RETURN known.id AS key, known.stands_for AS stands_for
