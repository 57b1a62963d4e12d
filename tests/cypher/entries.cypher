// The journal, the newest first.
// access: none
MATCH (e:Entry) RETURN properties(e) AS entry ORDER BY e.at DESC
