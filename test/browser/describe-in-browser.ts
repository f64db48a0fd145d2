import { existsSync } from "node:fs";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe } from "vitest";
import { leaveOut } from "../leave-out.ts";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
/** `CHROMIUM` names one that is elsewhere. */
const executablePath = [process.env.CHROMIUM, ...PLACES].find((path) => path && existsSync(path));

/** What it may not do: ask anybody but the server under test. */
const FLAGS = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-quic",
  "--disable-sync",
  "--no-first-run",
  // Its own sandbox does not start as root, as which continuous integration runs.
  "--no-sandbox",
];

/** Opens an empty page; it is closed after the test. */
export type OpenPage = (options?: BrowserContextOptions) => Promise<Page>;

/**
 * Tests in a real browser. Where there is none they are left out, which is said in one line, and which
 * fails on continuous integration.
 */
export function describeInBrowser(name: string, tests: (open: OpenPage) => void): void {
  if (executablePath === undefined) {
    leaveOut(name, "there is no Chromium here; install it, or name it in CHROMIUM.");
    return;
  }
  describe(name, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath, args: FLAGS });
    });
    afterEach(async () => {
      for (const context of browser.contexts()) await context.close();
    });
    afterAll(() => browser.close());
    tests((options) => browser.newPage(options));
  });
}
