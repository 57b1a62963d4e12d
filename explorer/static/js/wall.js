// A meeting's screen: asks all the time for the token of what it would show, and shows anew where that is another.
// Where it can't ask, and when the meeting ends, nothing stands there: what can't be taken away isn't shown.
const wall = document.getElementById("wall");
const EVERY = 5000;
const FAILURES = 2;
const A_SECOND = 1000;
const asked = { failures: 0, empty: false };
let awake = Date.now();

function empty(words) {
  const line = document.createElement("h1");
  line.className = "govuk-heading-xl";
  line.textContent = words;
  wall.replaceChildren(line);
  asked.empty = true;
}

async function token() {
  const stop = AbortSignal.timeout(EVERY);
  const answer = await fetch(wall.dataset.ask, { cache: "no-store", headers: { Accept: "application/json" }, signal: stop });
  return answer.ok ? (await answer.json()).now : null;
}

async function look() {
  const now = await token().catch(() => null);
  asked.failures = now === null ? asked.failures + 1 : 0;
  if (now !== null && (asked.empty || now !== wall.dataset.now)) {
    location.reload();
  } else if (asked.failures === FAILURES) {
    empty(wall.dataset.lost);
  }
  setTimeout(look, EVERY);
}

// A machine that slept shows what stood there hours ago: nothing, until it has asked.
function woken() {
  const now = Date.now();
  if (now - awake > EVERY * FAILURES && !asked.empty) {
    empty(wall.dataset.lost);
  }
  awake = now;
}

setInterval(woken, A_SECOND);
setTimeout(() => empty(wall.dataset.over), wall.dataset.left * 1000);
setTimeout(look, EVERY);
