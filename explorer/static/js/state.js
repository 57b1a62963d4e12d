// The state of the drawing is the query of the page's address; each function here gives the query of another state.
// The server reads the same names: explorer/drawings/view.py.

// What only the page shows: the server need not be asked when nothing else changes.
const OF_THE_PAGE = ["selected", "at"];

// A form without a script says what is switched on; an address that a script made says what is off.
export function canonical(search) {
  const found = new URLSearchParams(search);
  const on = new Set(found.getAll("on"));
  const off = new Set([...found.getAll("off"), ...found.getAll("listed").filter((code) => !on.has(code))]);
  const again = { without: ["without"], open: ["open"], way: ["from", "to"] }[found.get("again")] ?? [];
  ["on", "listed", "off", "again", ...again].forEach((name) => found.delete(name));
  off.forEach((code) => found.append("off", code));
  for (const [name, value] of [...found]) { if (!value) { found.delete(name); } }
  return found.toString();
}

// The part of a state on which the network and its table depend.
export function ofNetwork(search) {
  const found = new URLSearchParams(canonical(search));
  OF_THE_PAGE.forEach((name) => found.delete(name));
  found.sort();
  return found.toString();
}

// The other part, which only the page shows.
export function ofPage(search) {
  return new URLSearchParams([...new URLSearchParams(search)].filter(([name]) => OF_THE_PAGE.includes(name))).toString();
}

// Whether a state is the same walk gone on: somebody else is selected, and nothing else has changed.
export function walks(before, after) {
  const rest = (search) => set(search, { selected: null });
  return Boolean(selected(before) && selected(after)) && rest(before) === rest(after);
}

export function selected(search) {
  return new URLSearchParams(search).get("selected");
}

// [{id, x, y}] of whatever was dragged.
export function places(search) {
  return new URLSearchParams(search).getAll("at").map((each) => {
    const [x, y, ...id] = each.split(",");
    return { id: id.join(","), x: Number(x), y: Number(y) };
  });
}

// One value for each name; null takes it away.
export function set(search, values) {
  const found = new URLSearchParams(search);
  for (const [name, value] of Object.entries(values)) {
    if (value === null) { found.delete(name); } else { found.set(name, value); }
  }
  return found.toString();
}

export function added(search, name, value) {
  const found = new URLSearchParams(search);
  if (!found.getAll(name).includes(value)) { found.append(name, value); }
  return found.toString();
}

export function placed(search, moved) {
  const found = new URLSearchParams(search);
  const ids = new Set(moved.map((each) => each.id));
  const kept = places(search).filter((each) => !ids.has(each.id));
  found.delete("at");
  [...kept, ...moved].forEach((each) => found.append("at", `${Math.round(each.x)},${Math.round(each.y)},${each.id}`));
  return found.toString();
}
