// The panel beside the drawing: the facts of whoever is selected, as the list beneath has them, and what can be done.

const QUESTIONS_AT_MOST = 3;

export class Panel {
  constructor(element, actions) {
    this.element = element;
    this.facts = element.querySelector("#panel-facts");
    this.actions = actions;
  }

  show(id) {
    const card = cardOf(id);
    this.element.hidden = !card;
    this.facts.replaceChildren();
    if (!card) { return; }
    this.facts.append(copied(card, "div"), this.actions.content.cloneNode(true));
    this.element.querySelector("[data-act=open]").hidden = !openable(id);
    this.element.querySelector("[data-act=connect]").hidden = !connectable(id);
    // The card's own button does the same.
    this.element.querySelector(".ct-member__more")?.remove();
    const about = questions().filter((each) => subjectsOf(each).includes(id));
    const list = document.createElement("ul");
    list.className = "ct-plain ct-panel__questions";
    list.append(...about.slice(0, QUESTIONS_AT_MOST).map((each) => copied(each, "li")));
    if (about.length) { this.facts.append(list); }
  }

  enter() {
    this.element.querySelector("a, button")?.focus();
  }

  enterActions() {
    this.element.querySelector("[data-act]:not([hidden])")?.focus();
  }
}

export function cardOf(id) {
  return id && document.querySelector(`[data-for="${CSS.escape(id)}"]`);
}

export function nameOf(id) {
  return cardOf(id)?.querySelector("h3")?.firstChild?.textContent.trim() ?? "";
}

// Whether there is more around someone than is drawn.
export function openable(id) {
  return Boolean(cardOf(id)?.querySelector("[data-open]"));
}

export function connectable(id) {
  return [...(document.getElementById("end-from")?.options ?? [])].some((each) => each.value === id);
}

export function questions() {
  return [...document.querySelectorAll(".ct-questions .ct-question")];
}

export function subjectsOf(question) {
  return JSON.parse(question.dataset.subjects);
}

function copied(element, tag) {
  const copy = document.createElement(tag);
  copy.className = element.className;
  copy.append(...[...element.childNodes].map((node) => node.cloneNode(true)));
  return copy;
}
