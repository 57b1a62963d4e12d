// What the demonstration says and somebody ended on a day goes on.
// access: none
MATCH ()-[i:INVOLVED_WITH]->(:Client)
WHERE i.to = $day AND i.source = 'operator'
REMOVE i.to, i.handed_on
