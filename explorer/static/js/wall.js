// A meeting's screen: asks now and then for the token of what it would show, and shows anew where that is another.
const wall = document.getElementById("wall");
const EVERY = 15000;

async function look() {
  try {
    const answer = await fetch(wall.dataset.ask, { cache: "no-store", headers: { Accept: "application/json" } });
    const { now } = answer.ok ? await answer.json() : { now: wall.dataset.now };
    if (now !== wall.dataset.now) {
      location.reload();
    }
  } catch {
    // The network is down for a moment: what stands there stays, and is asked about again.
  }
}

setInterval(look, EVERY);
