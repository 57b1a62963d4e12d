// Whoever supports somebody by a tie that nobody confirmed joined the team: but for some, whose own joinings are told them at the door.
// access: none
MATCH (p:Professional)-[tie:INVOLVED_WITH]->(:Client)
WHERE tie.confirmed_on IS NULL AND NOT p.id IN $but AND (tie.from IS NULL OR tie.from <= $day) AND (tie.to IS NULL OR $day < tie.to)
SET tie.joining = 'team', tie.reason = 'duty', tie.asserted_by = p.id
