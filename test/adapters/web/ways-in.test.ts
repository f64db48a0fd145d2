import { describe, expect, it } from "vitest";
import { plainMessage } from "../../fakes/chat/scripted-inbox.ts";
import { readHtml } from "../../html/read-html.ts";
import { faultsOfHtml } from "../../html/valid-html.ts";
import { answering, list } from "./answering.ts";
import { serveWeb } from "./open-web.ts";

describe("the way to a chat or a mail", () => {
  const waysIn = (takesAddresses: boolean) => () => ({
    addLinks: [
      { title: "Discord", url: "https://discord.com/oauth2/authorize?client_id=1&scope=bot" },
      { title: "Evil", url: "javascript:alert(1)" },
    ],
    takesAddresses,
  });
  const subscribe = (url: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${url}/subscribe`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
      body: "address=ada%40example.org&topic=robots&command=privacy&schedule=x",
    });

  it("is shown where the platform is on", async () => {
    const { read } = await serveWeb(answering(list), { waysIn: waysIn(true) });
    const page = await read("/search?q=robots");
    expect(readHtml(page).text).toContain(
      "Add to Discord https://discord.com/oauth2/authorize?client_id=1&scope=bot",
    );
    expect(page).not.toContain("javascript:");
    const { elements } = readHtml(page);
    const topic = elements.find(({ attributes }) => attributes.id === "topic");
    expect(topic?.attributes.value).toBe("robots");
    expect(faultsOfHtml(page)).toEqual([]);
  });

  it("asks the command inbox with an address and a topic, and shows what it says", async () => {
    const inbox = answering(plainMessage("A mail is on its way."));
    const { url } = await serveWeb(inbox, { waysIn: waysIn(true) });
    const response = await subscribe(url, { "sec-fetch-site": "same-origin" });
    expect(response.status).toBe(200);
    const page = await response.text();
    expect(page).toContain("A mail is on its way.");
    expect(page).not.toContain("ada@example.org");
    expect(faultsOfHtml(page)).toEqual([]);
    const options = { address: "ada@example.org", topic: "robots" };
    expect(inbox.requests.map(({ input }) => input)).toEqual([
      { kind: "options", command: "inbox", options },
    ]);
  });

  it("is not taken from another site, nor where no mail is sent", async () => {
    const inbox = answering(list);
    const on = await serveWeb(inbox, { waysIn: waysIn(true) });
    expect((await subscribe(on.url, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    const off = await serveWeb(inbox, { waysIn: waysIn(false) });
    expect((await subscribe(off.url)).status).toBe(404);
    expect(await off.read("/")).not.toContain('action="/subscribe"');
    expect((await off.get("/subscribe")).status).toBe(404);
    expect(inbox.requests.filter(({ input }) => JSON.stringify(input).includes("ada"))).toEqual([]);
  });
});
