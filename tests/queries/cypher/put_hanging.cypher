// What else hangs on old and on child: an answer about both, doors of each, and by what feeds know what.
// access: none
MATCH (old:Client {id: 'old'}), (child:Client {id: 'child'})
CREATE (:Presence {id: 'p-old'})-[:PRESENT_AT]->(:Meeting {id: 'm-old', family: 'old-family', until: $later}),
  (:Wall {id: 'w-old', until: $later})-[:SHOWS]->(:Meeting {id: 'm-home', family: 'home', until: $later}), (a:Answer {id: 'answer', clients: ['old', 'child']}), (a)-[:ABOUT]->(old), (a)-[:ABOUT]->(child),
  (:Opening {id: 'o-old', client: 'old', until: $later}), (:Opening {id: 'o-child', client: 'child', until: $later}),
  (:Ask {id: 'a-old', client: 'old', on: $day}), (:Invitation {id: 'v-old', involvement: 'i-old', until: $day}),
  (:Invitation {id: 'v-child', involvement: 'i-child', until: $day})
WITH old
UNWIND ['old', 'i-old', 'k-old', 'k-about', 'k-hung', 'old-family', 'child', 'i-child', 'k-child'] AS id
CREATE (:FeedKey {id: 'key of ' + id, stands_for: id})
