// The whole journal as it stands.
// access: none
MATCH (n:Entry|Chain) RETURN labels(n)[0] AS label, properties(n) AS cells
