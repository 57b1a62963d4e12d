// What each key does while the drawing has the focus.

const PLAIN = {
  ArrowUp: (drawing) => drawing.walk("up"),
  ArrowDown: (drawing) => drawing.walk("down"),
  ArrowLeft: (drawing) => drawing.walk("left"),
  ArrowRight: (drawing) => drawing.walk("right"),
  Enter: (drawing) => drawing.panel.enter(),
  Escape: (drawing) => drawing.undo(),
  ContextMenu: (drawing) => drawing.panel.enterActions(),
  0: (_, acts) => acts.fit(),
  1: (drawing) => drawing.depth(1),
  2: (drawing) => drawing.depth(2),
  3: (drawing) => drawing.depth(3),
  "+": (_, acts) => acts.closer(),
  "-": (_, acts) => acts.wider(),
};
const WITH_CONTROL = {
  e: (_, acts) => acts.open(),
  f: (_, __, input) => input.focus(),
  y: (_, acts) => acts.redo(),
  z: (_, acts) => acts.undo(),
};
const WITH_CONTROL_AND_SHIFT = { z: (_, acts) => acts.redo() };
const WITH_SHIFT = { "+": PLAIN["+"], F10: PLAIN.ContextMenu };

export function onKey(event, drawing, acts, input) {
  if (event.altKey) { return; }
  const control = event.ctrlKey || event.metaKey;
  const keys = control ? (event.shiftKey ? WITH_CONTROL_AND_SHIFT : WITH_CONTROL) : event.shiftKey ? WITH_SHIFT : PLAIN;
  const act = keys[control ? event.key.toLowerCase() : event.key];
  if (act) {
    event.preventDefault();
    act(drawing, acts, input);
  }
}
