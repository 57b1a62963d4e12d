// What every page needs: the few behaviours of GOV.UK Frontend. Pages work without them.
import { initAll } from "../vendor/govuk-frontend/govuk-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

// What a form was answered with can be come back to: by its address, which answers without the form again.
if (document.querySelector("[data-come-back]")) history.replaceState(history.state, "", location.href);
