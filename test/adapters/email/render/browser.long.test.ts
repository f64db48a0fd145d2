import { expect, it } from "vitest";
import { footOf } from "../../../../adapters/email/render/foot.ts";
import { mailHtml } from "../../../../adapters/email/render/mail-html.ts";
import { LOOKS, obstaclesOn } from "../../../browser/accessibility.ts";
import { describeInBrowser } from "../../../browser/describe-in-browser.ts";
import { everyLeaf } from "../../../fakes/chat/every-leaf.ts";
import { hostileStrings } from "../../../fakes/chat/hostile-strings.ts";
import { readerAt } from "../open-email.ts";

function mailOf(leaf: (n: number) => string): string {
  const message = everyLeaf(leaf, (n) => `https://example.org/address-${n}`);
  return mailHtml(message, footOf(readerAt("ann@example.org")), "A mail");
}

describeInBrowser("a mail, in a browser", (open) => {
  it.each(LOOKS)("keeps nobody from reading it: $name", async ({ name: _, ...look }) => {
    const page = await open(look);
    await page.setContent(mailOf((n) => `What is said here, as number ${n}`));
    expect(await obstaclesOn(page)).toEqual([]);
  });

  it("is one column that fits a narrow screen, whatever stands in it", async () => {
    const page = await open();
    await page.setViewportSize({ width: 320, height: 600 });
    for (const text of ["x".repeat(300), ...Object.values(hostileStrings)]) {
      await page.setContent(mailOf(() => text));
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(320);
    }
  });

  it("runs nothing and asks nobody, so that nobody learns that it was read", async () => {
    const page = await open();
    const asked: string[] = [];
    const dialogs: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    page.on("dialog", (dialog) => void dialog.dismiss().then(() => dialogs.push(dialog.message())));
    for (const hostile of Object.values(hostileStrings))
      await page.setContent(
        mailOf(() => `${hostile}<img src=https://evil.example onerror=alert(1)>"'>`),
      );
    expect([...asked, ...dialogs]).toEqual([]);
  });
});
