// Nina has joined Ella's team and waits for a yes.
// access: none
MATCH (p:Professional {id: 'nina'}), (c:Client {id: 'ella'})
CREATE (p)-[:INVOLVED_WITH {id: 'nina-ella', agency_id: 'carers-link', asserted_by: 'nina', visibility: 'open', joining: 'team', from: $day, to: $day + duration({days: 7})}]->(c)
