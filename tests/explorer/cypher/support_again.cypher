// A tie that somebody ended goes on.
// access: none
MATCH ()-[tie:INVOLVED_WITH {id: $involvement}]->()
REMOVE tie.to, tie.to_before, tie.left_on, tie.ended_by, tie.act
