import { expect, it } from "vitest";
import { html } from "../../src/html/html.ts";
import { htmlDocument } from "../../src/html/html-document.ts";
import { messageHtml } from "../../src/html/message-html.ts";
import { LOOKS, obstaclesOn } from "../browser/accessibility.ts";
import { describeInBrowser } from "../browser/describe-in-browser.ts";
import { everyLeaf } from "../fakes/chat/every-leaf.ts";
import { hostileStrings } from "../fakes/chat/hostile-strings.ts";

const STYLE =
  "<style>:root { background: Canvas; } * { overflow-wrap: anywhere; } pre { white-space: pre-wrap; }</style>";

/** A mail or a page with as little around the message as there can be. */
function documentOf(leaf: (n: number) => string): string {
  const message = everyLeaf(leaf, (n) => `https://example.org/address-${n}`);
  const document = htmlDocument({
    title: "A message",
    head: html``,
    body: html`<main>\n${messageHtml(message)}</main>\n`,
  });
  return document.replace("</head>", `${STYLE}\n</head>`);
}

describeInBrowser("a message as HTML, in a browser", (open) => {
  it.each(LOOKS)("keeps nobody from reading it: $name", async ({ name: _, ...look }) => {
    const page = await open(look);
    await page.setContent(documentOf((n) => `What is said here, as number ${n}`));
    expect(await obstaclesOn(page)).toEqual([]);
  });

  it("runs nothing and asks nobody, whatever its texts are", async () => {
    const page = await open();
    const asked: string[] = [];
    const dialogs: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    page.on("dialog", (dialog) => void dialog.dismiss().then(() => dialogs.push(dialog.message())));
    for (const hostile of Object.values(hostileStrings)) {
      await page.setContent(documentOf(() => `${hostile}<img src=x onerror=alert(1)>"'>`));
    }
    expect([...asked, ...dialogs]).toEqual([]);
  });
});
