// Paints a drawing (visualise.vis.vis_data) on vis-network's canvas: circles, arcs, lines that end at a circle,
// kinship, marks and question marks. Shared by our pages and by the stand-alone file; asks nobody for anything.
//
//   const network = drawPicture(vis, container, data, {animate: false});
//
// vis-network keeps nodes (selecting, dragging, labels, tooltips); its own edges are made clear, so that they can still
// be chosen, and the lines are painted here from where the nodes stand now.
(function (root) {
  "use strict";

  const INK = "#0b0c0c", QUIET = "#505a5f", PAPER = "#ffffff", HOME = "#f8f8f8", QUESTION = "#d4351c";
  const CHOSEN = "#ffdd00", CLEAR = "rgba(0,0,0,0)", FACE = "Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif";

  function drawPicture(vis, container, data, settings) {
    const nodes = data.nodes.map((node) => Object.assign({}, node));
    const edges = data.edges.map((edge) => Object.assign({}, edge, {
      label: undefined, width: 10, dashes: false,
      color: {color: CLEAR, hover: CLEAR, highlight: CLEAR, opacity: 1},
    }));
    const options = Object.assign({}, data.options, {autoResize: true});
    const network = new vis.Network(container, {nodes: nodes, edges: edges}, options);
    const start = new Map(nodes.map((node) => [node.id, node]));
    network.on("beforeDrawing", (context) => paintUnder(context, network, data, start));
    network.on("afterDrawing", (context) => paintOver(context, network, data, start));
    fit(network, container, data.extent);
    if (!settings || settings.refit !== false) {
      network.on("resize", () => fit(network, container, data.extent));
    }
    return network;
  }

  // Everything in the picture, not only the nodes, is to be seen.
  function fit(network, container, extent) {
    const [left, top, right, bottom] = extent;
    const width = container.clientWidth, height = container.clientHeight;
    if (!width || !height) { return; }
    const scale = Math.min(width / (right - left), height / (bottom - top), 1.5);
    network.moveTo({position: {x: (left + right) / 2, y: (top + bottom) / 2}, scale: scale, animation: false});
  }

  function stroke(context, path, style, colour) {
    if (path.length < 2) { return; }
    context.save();
    context.strokeStyle = colour || style.colour;
    context.lineWidth = style.width;
    context.lineCap = style.dashes.length && style.dashes[0] < 1 ? "round" : "butt";
    context.lineJoin = "round";
    context.setLineDash(style.dashes);
    context.beginPath();
    path.forEach((point, place) => place ? context.lineTo(point[0], point[1]) : context.moveTo(point[0], point[1]));
    context.stroke();
    context.restore();
  }

  function write(context, text, x, y, size, colour, bold) {
    context.save();
    context.font = (bold ? "bold " : "") + size + "px " + FACE;
    context.fillStyle = colour;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText(text, x, y);
    context.restore();
  }

  function circle(context, x, y, radius, fill, colour, width, dashes) {
    context.save();
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    if (fill) { context.fillStyle = fill; context.fill(); }
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.setLineDash(dashes || []);
    context.stroke();
    context.restore();
  }

  function paintUnder(context, network, data, start) {
    data.households.forEach((home) => {
      circle(context, home.x, home.y, home.radius, HOME, INK, 2, [8, 6]);
      if (!start.has(home.family)) { write(context, home.label, home.label_x, home.label_y, 13, QUIET); }
    });
    data.arcs.forEach((arc) => paintArc(context, arc));
    const now = network.getPositions(), chosen = new Set(network.getSelectedEdges());
    paintWay(context, data.way || [], now);
    data.lines.forEach((line) => {
      const path = moved(line, now, start, data.households), style = data.styles[line.style];
      if (chosen.has(line.id)) { stroke(context, path, {width: style.width + 6, dashes: []}, CHOSEN); }
      stroke(context, path, style);
    });
  }

  // A broad band along the way between two people, under everything that it passes.
  function paintWay(context, ids, now) {
    const path = ids.filter((id) => now[id]).map((id) => [now[id].x, now[id].y]);
    stroke(context, path, {width: 18, dashes: [], colour: INK});
    stroke(context, path, {width: 14, dashes: [], colour: CHOSEN});
  }

  function paintArc(context, arc) {
    const turn = (degrees) => (degrees - 90) * Math.PI / 180;
    context.save();
    context.strokeStyle = arc.colour;
    context.lineWidth = 9;
    context.lineCap = "round";
    context.beginPath();
    context.arc(0, 0, arc.radius, turn(arc.start), turn(arc.end));
    context.stroke();
    context.restore();
    arc.label.forEach((words, place) => {
      write(context, words, arc.x, arc.y + (place - (arc.label.length - 1) / 2) * 18, 15, arc.colour, true);
    });
  }

  // A line as it was laid out, or straight where somebody moved one of its ends.
  function moved(line, now, start, homes) {
    const still = [line.one, line.other].every((id) => same(now[id], start.get(id)));
    if (still || !now[line.one] || !now[line.other]) { return line.path; }
    const from = now[line.one], home = line.home === null ? null : homes[line.home];
    if (!home) { return cut(from, now[line.other], 20, 20); }
    const several = line.clients.length > 1;
    const end = several ? home : now[line.other];
    const away = Math.hypot(end.x - home.x, end.y - home.y);
    return cut(from, end, 20, away < home.radius ? inside(from, end, home) : 20);
  }

  function same(one, other) {
    return one && other && Math.abs(one.x - other.x) < 1 && Math.abs(one.y - other.y) < 1;
  }

  function cut(from, to, before, after) {
    const span = Math.hypot(to.x - from.x, to.y - from.y);
    if (span <= before + after) { return []; }
    const x = (to.x - from.x) / span, y = (to.y - from.y) / span;
    return [[from.x + x * before, from.y + y * before], [to.x - x * after, to.y - y * after]];
  }

  // How much of a line to a point in a circle lies in the circle.
  function inside(from, to, home) {
    const span = Math.hypot(to.x - from.x, to.y - from.y) || 1;
    const x = (to.x - from.x) / span, y = (to.y - from.y) / span;
    const fx = to.x - home.x, fy = to.y - home.y, along = fx * x + fy * y;
    return along + Math.sqrt(Math.max(0, along * along - fx * fx - fy * fy + Math.pow(home.radius + 2, 2)));
  }

  function paintOver(context, network, data, start) {
    const now = network.getPositions();
    data.nodes.forEach((node) => paintMark(context, node, now[node.id]));
    const movedNodes = data.nodes.filter((node) => !same(now[node.id], start.get(node.id))).map((node) => node.id);
    if (!movedNodes.some((id) => start.get(id).kind === "client")) {
      data.kin.forEach((kin) => kin.paths.forEach((path, place) => {
        stroke(context, path, place && kin.style !== "family" ? data.styles.family : data.styles[kin.style]);
      }));
    }
    const asked = data.questions.filter((question) => question.drawn).map((question) => placed(question, now, start));
    asked.forEach((question) => stroke(context, question.path, data.styles.missing));
    asked.forEach((question) => {
      circle(context, question.x, question.y, 13, PAPER, QUESTION, 2.5);
      write(context, "?", question.x, question.y + 1, 16, QUESTION, true);
    });
  }

  function placed(question, now, start) {
    if (question.subjects.every((id) => same(now[id], start.get(id)))) { return question; }
    const ends = question.subjects.map((id) => now[id]);
    if (ends.length < 2) { return {path: [], x: ends[0].x + 24, y: ends[0].y - 20}; }
    const path = cut(ends[0], ends[1], 20, 20);
    return {path: path, x: (ends[0].x + ends[1].x) / 2, y: (ends[0].y + ends[1].y) / 2};
  }

  function paintMark(context, node, at) {
    if (!at || node.kind === "family") { return; }
    const member = node.kind === "client", colour = node.color.border;
    if (node.focus) { ring(context, node, at); }
    if (node.crossed) {
      const style = {width: 1.5, dashes: [], colour: INK}, size = node.size;
      stroke(context, [[at.x - size, at.y - size], [at.x + size, at.y + size]], style);
      stroke(context, [[at.x - size, at.y + size], [at.x + size, at.y - size]], style);
    }
    if (node.mark) { write(context, node.mark, at.x, at.y + 1, member ? 15 : 11, colour, !member); }
  }

  // The one in focus has a double outline.
  function ring(context, node, at) {
    const size = node.size - 5;
    if (node.shape === "square") {
      context.save();
      context.strokeStyle = INK;
      context.lineWidth = 2;
      context.strokeRect(at.x - size, at.y - size, 2 * size, 2 * size);
      context.restore();
    } else {
      circle(context, at.x, at.y, node.shape === "dot" ? size : size * 0.6, null, INK, 2);
    }
  }

  root.drawPicture = drawPicture;
  root.fitPicture = fit;
})(typeof window === "undefined" ? globalThis : window);
