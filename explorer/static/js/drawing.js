// The drawing on a page: vis-network with what paints the rest, selecting, and walking from node to node by keyboard.
// The facts of whoever is selected are those of the list beneath, shown again at the side.
import { Network } from "../vendor/vis-network/vis-network.esm.min.js";
import { neighboursOf, nextNode } from "./walk.js";

const IN_PANEL = 3;

const canvas = document.getElementById("drawing");
if (canvas && window.drawPicture) {
  canvas.hidden = false;
  begin(canvas, JSON.parse(canvas.dataset.drawing));
}

function begin(container, data) {
  const panel = document.getElementById("panel");
  const said = document.getElementById("drawing-said");
  const picture = { ...data, nodes: data.nodes.map(withoutHints), edges: data.edges.map(withoutHints) };
  const network = window.drawPicture({ Network }, container, picture, {});
  const scroller = container.parentElement;
  scroller.scrollLeft = (scroller.scrollWidth - scroller.clientWidth) / 2;
  const neighbours = neighboursOf(data);
  const view = { network, container, data, panel, said, neighbours, at: null };
  container.tabIndex = 0;
  // The one place to reach by keyboard; vis-network would make a second of it, without a name.
  container.querySelector(".vis-network")?.setAttribute("tabindex", "-1");
  container.setAttribute("role", "application");
  container.setAttribute("aria-label", container.dataset.label);
  // The wheel scrolls the page until one is at work in the drawing.
  network.setOptions({ interaction: { zoomView: false } });
  container.addEventListener("focus", () => network.setOptions({ interaction: { zoomView: true } }));
  container.addEventListener("blur", () => network.setOptions({ interaction: { zoomView: false } }));
  network.on("select", (event) => {
    const id = event.nodes[0];
    if (id) { choose(view, id); } else { clear(view); }
  });
  container.addEventListener("keydown", (event) => onKey(view, event));
  document.querySelectorAll(".ct-question").forEach((question) => lead(view, question));
}

// The panel says more than a small box under the mouse, and says it to everyone.
function withoutHints(one) {
  const { title, ...rest } = one;
  return rest;
}

function onKey(view, event) {
  if (event.ctrlKey || event.altKey || event.metaKey) { return; }
  const acts = {
    ArrowUp: () => walk(view, "up"), ArrowDown: () => walk(view, "down"),
    ArrowLeft: () => walk(view, "left"), ArrowRight: () => walk(view, "right"),
    Enter: () => { if (view.at) { choose(view, view.at); view.panel.querySelector("a")?.focus(); } },
    Escape: () => clear(view),
    0: () => window.fitPicture(view.network, view.container, view.data.extent),
    "+": () => zoom(view, 1.25), "-": () => zoom(view, 0.8),
  };
  const act = acts[event.key];
  if (act) {
    event.preventDefault();
    act();
  }
}

function zoom(view, times) {
  view.network.moveTo({ scale: view.network.getScale() * times, animation: false });
}

function walk(view, direction) {
  const places = view.network.getPositions();
  const next = nextNode(view.data.nodes, view.neighbours, places, view.at, direction);
  if (next) { choose(view, next); }
}

function choose(view, id) {
  view.at = id;
  view.network.selectNodes([id], true);
  show(view, id);
  const text = view.container.dataset;
  const names = [...(view.neighbours.get(id) ?? [])].map((other) => nameOf(view.data, other)).filter(Boolean);
  const linked = names.length ? text.linked.replace("{names}", names.join(", ")) : text.alone;
  view.said.textContent = text.node.replace("{name}", described(view.data, id)).replace("{neighbours}", linked);
}

// What the list beneath says of someone, and what is asked about them.
function show(view, id) {
  const card = document.querySelector(`[data-for="${CSS.escape(id)}"]`);
  view.panel.hidden = !card;
  view.panel.replaceChildren();
  if (!card) { return; }
  view.panel.append(copied(card, "div"));
  const about = [...document.querySelectorAll(".ct-questions .ct-question")].filter((each) => subjectsOf(each).includes(id));
  const list = document.createElement("ul");
  list.className = "ct-plain ct-panel__questions";
  list.append(...about.slice(0, IN_PANEL).map((each) => copied(each, "li")));
  if (about.length) { view.panel.append(list); }
}

function copied(element, tag) {
  const copy = document.createElement(tag);
  copy.className = element.className;
  copy.append(...[...element.childNodes].map((node) => node.cloneNode(true)));
  return copy;
}

function clear(view) {
  view.network.unselectAll();
  view.panel.hidden = true;
  view.panel.replaceChildren();
  view.at = null;
  view.said.textContent = view.container.dataset.cleared;
}

// A question shows in the drawing whom it is about, while one points at it.
function lead(view, question) {
  const ids = subjectsOf(question).filter((id) => view.data.nodes.some((node) => node.id === id));
  question.addEventListener("mouseenter", () => view.network.selectNodes(ids, false));
  question.addEventListener("mouseleave", () => {
    if (view.at) { view.network.selectNodes([view.at], true); } else { view.network.unselectAll(); }
  });
}

function subjectsOf(question) {
  return JSON.parse(question.dataset.subjects);
}

function nameOf(data, id) {
  return data.nodes.find((node) => node.id === id)?.name ?? "";
}

function described(data, id) {
  const node = data.nodes.find((each) => each.id === id);
  return node ? [node.name, node.detail].filter(Boolean).join(", ") : "";
}
