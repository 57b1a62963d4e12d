// The form under the drawing: each change of it is another state, and no page is loaded for it.
import { canonical, ofPage } from "./state.js";

export function controls(form, go) {
  form.classList.add("ct-controls--live");
  // Choosing one of the two is not yet asking for the way between them.
  form.addEventListener("change", (event) => { if (event.target.tagName !== "SELECT") { ask(); } });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(event.submitter);
  });

  function ask(button) {
    const asked = new URLSearchParams(new FormData(form));
    if (button?.name) { asked.append(button.name, button.value); }
    go((search) => canonical(`${asked}&${ofPage(search)}`));
  }
}
