// No concern stands.
// access: none
MATCH ()-[tie:INVOLVED_WITH]->()
WHERE tie.concern_on IS NOT NULL
REMOVE tie.concern_on, tie.concern_told_on
