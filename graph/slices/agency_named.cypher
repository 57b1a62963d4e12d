// What the agency is called for which a privacy officer answers.
// access: read-journal
MATCH (a:Agency {id: $viewer.oversees})
RETURN a.name AS name
