import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { EVENTS } from "../../adapters/slack/workspaces/manifest.ts";
import { SCOPES } from "../../adapters/slack/workspaces/scopes.ts";
import { root } from "../imports.ts";
import { manifestText, SLACK_MANIFESTS } from "./slack-manifests.ts";

describe("the documents about Slack", () => {
  it.each(Object.entries(SLACK_MANIFESTS))("docs/%s equals the code", async (name, options) => {
    await expect(manifestText(options)).toMatchFileSnapshot(`../../docs/${name}`);
  });

  it("docs/slack.md lists every scope and every event with its reason, and no other", () => {
    expect(rowsUnder("scope")).toEqual(SCOPES);
    expect(rowsUnder("event")).toEqual(EVENTS);
  });
});

/** The rows of docs/slack.md's table whose first column has this head, as name and reason. */
function rowsUnder(head: string): Record<string, string> {
  const text = readFileSync(join(root, "docs/slack.md"), "utf8");
  const table = text.split(new RegExp(`^\\| ${head} \\|.*\\n\\| ---.*\\n`, "mu"))[1] ?? "";
  const rows = table.slice(0, table.indexOf("\n\n")).matchAll(/^\| `(\S+)` \| (.+) \|$/gmu);
  return Object.fromEntries([...rows].map(([, name = "", reason = ""]) => [name, reason]));
}
