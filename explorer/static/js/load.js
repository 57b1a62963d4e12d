// Asks the server for the drawing in another state, and puts the parts of the page that depend on it in their place.

const PARTS = { controls: "state", files: "files", everyone: "everyone", way: "way" };

// The JSON of a state. Where the session has ended, the page is asked for again, which leads to the sign-in.
export async function load(address, search) {
  const answer = await fetch(search ? `${address}?${search}` : address, { headers: { Accept: "application/json" } });
  if (answer.redirected) { location.reload(); }
  if (!answer.ok || answer.redirected) { throw new Error(String(answer.status)); }
  return answer.json();
}

// Whoever had the focus in a part that is made anew has it again, and what was unfolded stays so.
export function put(parts) {
  const focused = document.activeElement?.id;
  const unfolded = [...document.querySelectorAll("details[id][open]")].map((each) => each.id);
  for (const [name, id] of Object.entries(PARTS)) {
    const read = new DOMParser().parseFromString(parts[name], "text/html");
    document.getElementById(id).replaceChildren(...read.body.childNodes);
  }
  unfolded.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
  if (focused && document.activeElement?.id !== focused) { document.getElementById(focused)?.focus(); }
}
