import axe from "axe-core";
import type { Page } from "playwright-core";

/** How people look at a page. */
export const LOOKS = [
  { name: "light", colorScheme: "light", viewport: { width: 1_280, height: 900 } },
  { name: "dark", colorScheme: "dark", viewport: { width: 1_280, height: 900 } },
  { name: "light, 320 px", colorScheme: "light", viewport: { width: 320, height: 640 } },
  { name: "dark, 320 px", colorScheme: "dark", viewport: { width: 320, height: 640 } },
] as const;

/**
 * What keeps people from reading the page that is shown, by the rules of axe-core, a line each: what
 * WCAG 2.2 A and AA demand, and what is good practice. And whether it has to be moved sideways.
 */
export async function obstaclesOn(page: Page): Promise<string[]> {
  // Evaluated and not added to the page, which a strict policy would refuse.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => {
    const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
    return axe.run({
      runOnly: [...["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], "wcag22aa", "best-practice"],
    });
  });
  const told = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ""}`),
  );
  const wide = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
  return Number(wide) > 0 ? [...told, `wider than the screen by ${wide} px`] : told;
}
