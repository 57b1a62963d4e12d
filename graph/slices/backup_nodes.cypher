// All nodes for a backup, with their labels and properties: without sessions, also of screens, attempts to sign in and the tests' mark.
// access: backup
MATCH (node)
WHERE NOT node:Session AND NOT node:Wall AND NOT node:SignInAttempts AND NOT node:TestDatabase
RETURN elementId(node) AS ref, labels(node) AS labels, properties(node) AS properties
