// The form under the drawing: each change of it is another state, and no page is loaded for it.
import { canonical } from "./state.js";

export function controls(form, current, go) {
  const kept = () => {
    const found = new URLSearchParams(current());
    const page = new URLSearchParams();
    for (const name of ["selected", "at"]) { found.getAll(name).forEach((value) => page.append(name, value)); }
    return page;
  };
  const asked = (button) => {
    const found = new URLSearchParams(new FormData(form));
    if (button?.name) { found.append(button.name, button.value); }
    kept().forEach((value, name) => found.append(name, value));
    return canonical(found.toString());
  };
  form.classList.add("ct-controls--live");
  // Choosing one of the two is not yet asking for the way between them.
  form.addEventListener("change", (event) => { if (event.target.tagName !== "SELECT") { go(asked()); } });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(asked(event.submitter));
  });
}
