import { expect, test } from "vitest";
import { clientOn, failure, hangs, inTurn, says } from "./client-on-server.ts";

function post(site: Awaited<ReturnType<typeof clientOn>>, json: unknown, path = "/ask") {
  return site.clock.runUntil(site.client.post(new URL(path, site.origin), { json }));
}

test("a POST carries its JSON and its headers, and its answer is not cached", async () => {
  const site = await clientOn(inTurn(says(200, "one"), says(200, "two")));
  const url = new URL("/ask", site.origin);
  const headers = { authorization: "Bearer key" };
  const first = await site.clock.runUntil(site.client.post(url, { json: { a: ["ä"] }, headers }));
  const second = await post(site, { a: ["ä"] });
  await site.close();
  expect([first.body, second.body]).toEqual(["one", "two"]);
  expect(site.requests[0]).toMatchObject({ method: "POST", body: '{"a":["ä"]}' });
  expect(site.requests[0]?.headers).toMatchObject({
    "content-type": "application/json",
    authorization: "Bearer key",
    "user-agent": "Offprint-test/1 (mailto:operator@example.org)",
  });
  expect(site.documents.keys()).toEqual([]);
});

test("two equal POSTs under way are two", async () => {
  const site = await clientOn(inTurn(says(200, "one"), says(200, "two")));
  const answers = await Promise.all([post(site, 1), post(site, 1)]);
  await site.close();
  expect(answers.map(({ body }) => body).sort()).toEqual(["one", "two"]);
});

test("a POST is tried again like a GET, with its body", async () => {
  const site = await clientOn(inTurn(says(503), says(200, "at last")));
  expect((await post(site, { n: 1 })).body).toBe("at last");
  await site.close();
  expect(site.requests.map(({ body }) => body)).toEqual(['{"n":1}', '{"n":1}']);
});

test.each([301, 302, 304, 307, 308])("a POST does not follow a redirect (%d)", async (status) => {
  const site = await clientOn(inTurn(says(status, "", { location: "/elsewhere" })));
  const error = await failure(post(site, {}));
  await site.close();
  expect(error.failure).toEqual({ kind: "down" });
  expect(error.message).toContain(`answered a POST with status ${status}`);
  expect(site.requests).toHaveLength(1);
});

test("a POST that is refused says with which status", async () => {
  const site = await clientOn(inTurn(says(401, "who?")));
  const error = await failure(post(site, {}));
  await site.close();
  expect(error.failure).toEqual({ kind: "refused", status: 401, body: "who?" });
});

test("a POST ends when its asker leaves, and when the bot stops", async () => {
  const [stop, leave] = [new AbortController(), new AbortController()];
  const site = await clientOn(inTurn(hangs), {}, { signal: stop.signal });
  const url = new URL("/ask", site.origin);
  const left = site.client.post(url, { json: 1, signal: leave.signal });
  const stopped = site.client.post(url, { json: 2 });
  leave.abort(new Error("I left."));
  await expect(left).rejects.toThrow("I left.");
  stop.abort(new Error("The bot stops."));
  await expect(stopped).rejects.toThrow("The bot stops.");
  await expect(site.client.post(url, { json: 3 })).rejects.toThrow("The bot stops.");
  await site.close();
});

test("a POST to a host that is not configured is not sent", async () => {
  const site = await clientOn(inTurn(says(200)));
  const asked = site.client.post(new URL("https://example.org/"), { json: 1 });
  await expect(asked).rejects.toThrow("is not one of the sites that may be asked");
  await site.close();
});
