// Finding someone in the drawing by a part of their name, as the list beneath has it.
import { nameOf } from "./panel.js";

export function find(input, names, nodes, found, none) {
  input.addEventListener("focus", () => {
    names.replaceChildren(...nodes().map((node) => {
      const option = document.createElement("option");
      option.value = nameOf(node.id);
      return option;
    }));
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      input.value = "";
      found(null);
    } else if (event.key === "Enter") {
      event.preventDefault();
      const id = match(nodes(), input.value);
      if (id) { found(id); } else { none(); }
    }
  });
}

// The first whose name begins so, else the first in whose name it stands.
function match(nodes, text) {
  const wanted = text.trim().toLocaleLowerCase();
  if (!wanted) { return null; }
  const named = nodes.map((node) => [node.id, nameOf(node.id).toLocaleLowerCase()]);
  const found = named.find(([, name]) => name.startsWith(wanted)) ?? named.find(([, name]) => name.includes(wanted));
  return found?.[0] ?? null;
}
