// The drawing of a network on its page: joins canvas, panel, form, keys and history. The address is the state.
import { controls } from "./controls.js";
import { find } from "./find.js";
import { onKey } from "./keys.js";
import { load, put } from "./load.js";
import { Panel, connectable, nameOf, openable, questions, subjectsOf } from "./panel.js";
import * as state from "./state.js";
import { steps } from "./steps.js";
import { View } from "./view.js";
import { neighboursOf, nextNode } from "./walk.js";

class Drawing {
  constructor(container) {
    this.text = container.dataset;
    this.said = document.getElementById("drawing-said");
    this.panel = new Panel(document.getElementById("panel"), document.getElementById("panel-actions"));
    this.view = new View(container, {
      chosen: (id) => this.choose(id),
      opened: (id) => this.open(id),
      asked: async (id) => { await this.choose(id); this.panel.enterActions(); },
      moved: (moved) => this.move(moved),
    });
    this.search = state.canonical(location.search);
    this.turns = Promise.resolve();
    this.picking = null;
    this.steps = steps((search) => this.come(search));
    this.draw(JSON.parse(this.text.drawing));
    this.show();
    document.getElementById("drawing-tools").hidden = false;
  }

  get at() { return state.selected(this.search); }

  draw(data) {
    this.data = data;
    this.neighbours = neighboursOf(data);
    this.view.draw(data, state.places(this.search));
  }

  // One after the other: what is done while the server is asked is done to what it answers.
  inTurn(act) {
    this.turns = this.turns.then(act);
    return this.turns;
  }

  // Another state, made of the present one: a step that can be undone, or the same step come further.
  go(change, say = null) {
    return this.inTurn(async () => {
      const before = this.search, after = change(before);
      if (after === before) { this.show(); return; }
      if (!(await this.reach(after))) { return; }
      if (state.walks(before, after)) { this.steps.replace(after); } else { this.steps.push(after); }
      this.show();
      if (say) { this.say(say()); }
    });
  }

  // A state that was here before; if it can't be had, the address is that of what is drawn.
  come(search) {
    return this.inTurn(async () => {
      const before = this.at;
      if (!(await this.reach(state.canonical(search)))) { this.steps.replace(this.search); return; }
      this.view.place(state.places(this.search));
      this.show();
      if (before && !this.at) { this.say(this.text.cleared); }
    });
  }

  // Whether a state is reached: asks the server where it depends on the state who is drawn.
  async reach(search) {
    if (state.ofNetwork(search) === state.ofNetwork(this.search)) {
      this.search = search;
      return true;
    }
    this.say(this.text.loading);
    try {
      const answer = await load(this.text.json, state.ofNetwork(search));
      this.search = search;
      put(answer.parts);
      this.draw(answer.picture);
      this.say(this.counted(answer));
      return true;
    } catch {
      this.say(this.text.failed);
      return false;
    }
  }

  counted(answer) {
    const steps = [...document.querySelectorAll("#way li, #way p")];
    const way = steps.map((each) => each.textContent.trim()).join(" ");
    const counts = this.text.drawn.replace("{nodes}", answer.nodes.length).replace("{ties}", answer.edges.length);
    return way ? `${counts} ${way}` : counts;
  }

  show() {
    this.view.select(this.at);
    this.panel.show(this.view.node(this.at ?? "") ? this.at : null);
  }

  choose(id) {
    if (id && this.picking) { return this.pick(id); }
    const say = () => (id ? this.described(id) : this.text.cleared);
    return this.go((search) => state.set(search, { selected: id }), say);
  }

  described(id) {
    const node = this.view.node(id);
    const names = [...(this.neighbours.get(id) ?? [])].map((other) => this.view.node(other)?.name).filter(Boolean);
    const linked = names.length ? this.text.linked.replace("{names}", names.join(", ")) : this.text.alone;
    const name = [node?.name, node?.detail].filter(Boolean).join(", ");
    return this.text.one.replace("{name}", name).replace("{neighbours}", linked);
  }

  walk(direction) {
    const next = nextNode(this.data.nodes, this.neighbours, this.view.positions(), this.at, direction);
    if (next) { this.choose(next); }
  }

  open(id) {
    if (!id) { return; }
    if (!openable(id)) { this.say(this.text.nothing.replace("{name}", nameOf(id))); return; }
    this.go((search) => state.added(state.set(search, { selected: id }), "open", id));
  }

  hide(id) {
    if (!id) { return; }
    const name = nameOf(id);
    const say = () => this.text.hidden.replace("{name}", name);
    this.go((search) => state.added(state.set(search, { selected: null }), "without", id), say);
    this.view.container.focus();
  }

  connect(id) {
    if (!id || !connectable(id)) { return; }
    this.picking = id;
    this.say(this.text.pick);
    this.view.container.focus();
  }

  pick(id) {
    if (!connectable(id) || id === this.picking) { this.say(this.text.pick); return this.turns; }
    const ends = { from: this.picking, to: id, selected: null };
    this.picking = null;
    return this.go((search) => state.set(search, ends));
  }

  move(moved) {
    if (!moved.length) { return; }
    const say = () => this.text.moved.replace("{name}", nameOf(moved[0].id));
    this.go((search) => state.placed(search, moved), say);
  }

  depth(number) {
    this.go((search) => state.set(search, { depth: String(number) }));
  }

  undo() {
    if (this.picking) { this.picking = null; this.say(this.text.cleared); return; }
    if (!this.steps.undo()) { this.say(this.text.first); }
  }

  redo() {
    if (!this.steps.redo()) { this.say(this.text.last); }
  }

  say(words) {
    this.said.textContent = words;
  }
}

// A question shows in the drawing whom it is about, while one points at it.
function lead(drawing, question) {
  question.addEventListener("mouseenter", () => drawing.view.mark(subjectsOf(question)));
  question.addEventListener("mouseleave", () => drawing.view.select(drawing.at));
}

function begin(container) {
  const drawing = new Drawing(container);
  const acts = {
    undo: () => drawing.undo(), redo: () => drawing.redo(), fit: () => drawing.view.fit(),
    closer: () => drawing.view.zoom(1.25), wider: () => drawing.view.zoom(0.8),
    open: () => drawing.open(drawing.at), hide: () => drawing.hide(drawing.at),
    connect: () => drawing.connect(drawing.at),
  };
  document.addEventListener("click", (event) => acts[event.target.closest("[data-act]")?.dataset.act]?.());
  const input = document.getElementById("drawing-find");
  container.addEventListener("keydown", (event) => onKey(event, drawing, acts, input));
  document.getElementById("panel").addEventListener("keydown", (event) => {
    if (event.key === "Escape") { event.preventDefault(); drawing.undo(); container.focus(); }
  });
  controls(document.getElementById("state"), (change) => drawing.go(change));
  find(input, document.getElementById("drawing-names"), () => drawing.data.nodes, (id) => {
    container.focus();
    if (id) { drawing.choose(id); }
  }, () => drawing.say(drawing.text.none));
  questions().forEach((question) => lead(drawing, question));
}

const canvas = document.getElementById("drawing");
if (canvas && window.drawPicture) { begin(canvas); }
