// What every page needs: the few behaviours of GOV.UK Frontend. Pages work without them.
import { initAll } from "../vendor/govuk-frontend/govuk-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();
