// Passkeys: each form with data-passkey asks the server for a question, the authenticator for the answer, and sends it.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
const withBytes = (list) => (list || []).map((each) => ({ ...each, id: bytes(each.id) }));

async function create(asked) {
  const user = { ...asked.user, id: bytes(asked.user.id) };
  const publicKey = { ...asked, user, challenge: bytes(asked.challenge), excludeCredentials: withBytes(asked.excludeCredentials) };
  const made = await navigator.credentials.create({ publicKey });
  const { attestationObject, clientDataJSON } = made.response;
  return { made, response: { attestationObject: text(attestationObject), clientDataJSON: text(clientDataJSON) } };
}

async function get(asked) {
  const publicKey = { ...asked, challenge: bytes(asked.challenge), allowCredentials: withBytes(asked.allowCredentials) };
  const made = await navigator.credentials.get({ publicKey });
  const { authenticatorData, clientDataJSON, signature, userHandle } = made.response;
  const handle = userHandle ? text(userHandle) : null;
  const response = { authenticatorData: text(authenticatorData), clientDataJSON: text(clientDataJSON), signature: text(signature), userHandle: handle };
  return { made, response };
}

async function answer(form) {
  const body = new URLSearchParams({ csrf_token: form.elements.csrf_token.value });
  const asked = await fetch(form.dataset.question, { method: "POST", body, headers: { Accept: "application/json" } });
  if (!asked.ok || asked.redirected) return location.reload();
  const { made, response } = await (form.dataset.passkey === "new" ? create : get)(await asked.json());
  form.elements.answer.value = JSON.stringify({ id: made.id, rawId: text(made.rawId), type: made.type, response });
  return form.submit();
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.hidden = !window.PublicKeyCredential;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const wrong = form.querySelector("[data-wrong]");
    wrong.hidden = true;
    answer(form).catch(() => { wrong.hidden = false; });
  });
}
