// What people left behind at the doors long ago, an account that ended then and one that stands.
// access: none
CREATE (:Opening {id: 'opening', client: 'child', until: $old}), (:Ask {id: 'ask', client: 'child', on: $day}),
  (:Invitation {id: 'invitation', by: 'ana', client: 'child', involvement: 'i-child', on: $day, until: $day}), (ended:Account {id: 'ended', ended_at: $old}),
  (:Presence {id: 'presence'})-[:PRESENT_AT]->(:Meeting {id: 'meeting', family: 'home', until: $old}), (:Account {id: 'stands'}), (:Factor {id: 'factor'})-[:FACTOR_OF]->(ended)
WITH count(*) AS made
MATCH ()-[i:INVOLVED_WITH {id: 'i-child'}]->()
SET i.asked_on = $day
