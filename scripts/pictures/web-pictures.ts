import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { type Browser, chromium } from "playwright-core";
import { createWebAdapter } from "../../adapters/web/web-adapter.ts";
import { readConfig } from "../../src/config.ts";
import { startOffprint } from "../../src/offprint.ts";
import { systemClock } from "../../src/time/clock.ts";
import { drawInto } from "./draw-into.ts";

const PORT = "18999";
const URL_HERE = `http://127.0.0.1:${PORT}`;

const WIDE = { width: 878, height: 1_000 };
/** The pictures of docs/pictures, as the bot itself shows its sample papers. */
const PICTURES = [
  { name: "web-trending", path: "/", colorScheme: "light", viewport: WIDE },
  {
    name: "web-search-dark",
    path: "/search?q=reasoning+has%3Acode",
    colorScheme: "dark",
    viewport: WIDE,
  },
  {
    name: "web-card",
    path: "/papers/2510.02898",
    colorScheme: "light",
    viewport: { width: 878, height: 900 },
  },
  { name: "web-narrow", path: "/", colorScheme: "light", viewport: { width: 320, height: 720 } },
] as const;

await drawInto(async (folder, say) => {
  const dataDir = mkdtempSync(join(tmpdir(), "offprint-"));
  const web = createWebAdapter({ publicUrl: new URL(URL_HERE), clock: systemClock, waysIn });
  const offprint = await startOffprint({
    config: readConfig({ SOURCES: "sample", DATA_DIR: dataDir, PORT }),
    adapters: async () => [web],
    clock: systemClock,
    random: Math.random,
    log: pino({ level: "silent" }),
  });
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    for (const picture of PICTURES) {
      await take(browser, picture, folder);
      say(`Took ${picture.name}.png`);
    }
  } finally {
    await browser.close();
    await offprint.stop();
    rmSync(dataDir, { recursive: true });
  }
});

function waysIn() {
  const addLinks = ["Discord", "Slack"].map((title) => ({ title, url: `${URL_HERE}/${title}` }));
  return { addLinks, takesAddresses: true };
}

async function take(
  browser: Browser,
  { name, path, ...look }: (typeof PICTURES)[number],
  folder: string,
): Promise<void> {
  const page = await browser.newPage({ ...look, deviceScaleFactor: 1 });
  await page.goto(URL_HERE + path);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.close();
}
