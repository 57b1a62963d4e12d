// The stand-alone page: draws the picture and says in words what is chosen.
(function () {
  "use strict";
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const data = Object.assign({nodes: read("nodes"), edges: read("edges")}, read("rest"));
  const words = new Map(data.nodes.concat(data.edges).map((one) => [one.id, one.title]));
  const chosen = document.getElementById("chosen");
  const network = drawPicture(vis, document.getElementById("picture"), data);
  network.on("select", (event) => {
    const ids = event.nodes.length ? event.nodes : event.edges;
    chosen.textContent = ids.map((id) => words.get(id) || "").join(" · ");
  });
})();
