// Which node comes next when an arrow key is pressed: the neighbour that lies most nearly in that direction.

const TURN = { up: [0, -1], down: [0, 1], left: [-1, 0], right: [1, 0] };
// Straightness counts for more than nearness; a neighbour 75 degrees off or more is not meant.
const WIDEST = Math.cos((75 * Math.PI) / 180);

// The ids that each node is joined with, by a contact, by kinship of one household, or by a question.
export function neighboursOf(data) {
  const found = new Map(data.nodes.map((node) => [node.id, new Set()]));
  const join = (one, other) => {
    if (one !== other && found.has(one) && found.has(other)) {
      found.get(one).add(other);
      found.get(other).add(one);
    }
  };
  data.edges.forEach((edge) => join(edge.from, edge.to));
  data.lines.forEach((line) => line.clients.forEach((client) => join(line.one, client)));
  data.households.forEach((home) => home.members.forEach((one) => home.members.forEach((other) => join(one, other))));
  return found;
}

// The id to go to from `at`, or the first of all where nothing is selected; null where nobody lies that way.
export function nextNode(nodes, neighbours, places, at, direction) {
  if (!at || !places[at]) { return start(nodes); }
  return towards(neighbours.get(at) ?? [], places, at, direction);
}

function start(nodes) {
  const people = nodes.filter((node) => node.kind !== "family");
  return (people.find((node) => node.focus) ?? people[0])?.id ?? null;
}

function towards(ids, places, at, direction) {
  const [x, y] = TURN[direction];
  let best = null, least = Infinity;
  for (const id of ids) {
    const across = places[id].x - places[at].x, down = places[id].y - places[at].y;
    const span = Math.hypot(across, down);
    const straight = span ? (across * x + down * y) / span : 0;
    const cost = span / straight ** 3;
    if (straight > WIDEST && cost < least) {
      best = id;
      least = cost;
    }
  }
  return best;
}
