// The states that were come through: the browser's own history, so that Back and Undo are the same.

export function steps(come) {
  let here = history.state?.step ?? 0;
  let last = here;
  history.replaceState({ step: here }, "");
  window.addEventListener("popstate", (event) => {
    here = event.state?.step ?? 0;
    last = Math.max(last, here);
    come(location.search);
  });
  const address = (search) => location.pathname + (search ? `?${search}` : "");
  return {
    push(search) {
      here += 1;
      last = here;
      history.pushState({ step: here }, "", address(search));
    },
    replace: (search) => history.replaceState({ step: here }, "", address(search)),
    // Whether there is a step that way; the state comes by `come`.
    undo: () => here > 0 && (history.back(), true),
    redo: () => here < last && (history.forward(), true),
  };
}
