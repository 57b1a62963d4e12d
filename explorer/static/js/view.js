// The drawing on its canvas: vis-network with what paints the rest. Nothing in it moves unless somebody moves it.
import { Network } from "../vendor/vis-network/vis-network.esm.min.js";

export class View {
  // `heard` is told what is done to the canvas: chosen(id or null), opened(id), moved([{id, x, y}]), asked(id).
  constructor(container, heard) {
    this.container = container;
    this.heard = heard;
    this.network = null;
    this.data = null;
    container.hidden = false;
    container.tabIndex = 0;
    container.setAttribute("role", "application");
    container.setAttribute("aria-label", container.dataset.label);
    // The wheel scrolls the page until one is at work in the drawing.
    container.addEventListener("focus", () => this.zoomable(true));
    container.addEventListener("blur", () => this.zoomable(false));
  }

  // Draw anew; what is looked at stays where it was if the drawing is as large as before.
  draw(data, places) {
    const before = this.network && { at: this.network.getViewPosition(), scale: this.network.getScale() };
    const same = this.data && String(this.data.extent) === String(data.extent);
    this.network?.destroy();
    this.data = data;
    this.network = window.drawPicture({ Network }, this.container, data, {});
    // The one place to reach by keyboard; vis-network would make a second of it, without a name.
    this.container.querySelector(".vis-network")?.removeAttribute("tabindex");
    this.zoomable(this.container === document.activeElement);
    this.place(places);
    if (before && same) { this.network.moveTo({ position: before.at, scale: before.scale, animation: false }); }
    this.listen();
    this.centre();
  }

  listen() {
    this.network.on("select", (event) => this.heard.chosen(event.nodes[0] ?? null));
    this.network.on("doubleClick", (event) => event.nodes[0] && this.heard.opened(event.nodes[0]));
    this.network.on("oncontext", (event) => {
      event.event.preventDefault();
      const id = this.network.getNodeAt(event.pointer.DOM);
      if (id) { this.heard.asked(id); }
    });
    this.network.on("dragEnd", (event) => {
      const now = this.network.getPositions(event.nodes);
      this.heard.moved(event.nodes.map((id) => ({ id, ...now[id] })));
    });
  }

  // Everything where it was laid out, but what was dragged.
  place(places) {
    const moved = new Map(places.map((each) => [each.id, each]));
    for (const node of this.data.nodes) {
      const { x, y } = moved.get(node.id) ?? node;
      this.network.moveNode(node.id, x, y);
    }
  }

  select(id) {
    if (id && this.node(id)) { this.network.selectNodes([id], true); } else { this.network.unselectAll(); }
  }

  mark(ids) {
    this.network.selectNodes(ids.filter((id) => this.node(id)), false);
  }

  node(id) {
    return this.data.nodes.find((each) => each.id === id);
  }

  positions() {
    return this.network.getPositions();
  }

  fit() {
    window.fitPicture(this.network, this.container, this.data.extent);
  }

  zoom(times) {
    this.network.moveTo({ scale: this.network.getScale() * times, animation: false });
  }

  // On a narrow screen the drawing is wider than what is seen of it: its middle is looked at first.
  centre() {
    const scroller = this.container.parentElement;
    if (scroller.scrollLeft === 0) { scroller.scrollLeft = (scroller.scrollWidth - scroller.clientWidth) / 2; }
  }

  zoomable(yes) {
    this.network?.setOptions({ interaction: { zoomView: yes } });
  }
}
