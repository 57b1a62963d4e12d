// A real OpenID Connect provider for the tests, on the port given: whoever signs in is the subject they type.
import { createServer } from "node:http";
import Provider from "oidc-provider";

const [port, clientId, clientSecret, back] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
const provider = new Provider(issuer, {
  clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [back] }],
  cookies: { keys: ["for the tests"] },
  pkce: { required: () => true },
});
createServer(provider.callback()).listen(Number(port), "127.0.0.1", () => console.log("ready"));
