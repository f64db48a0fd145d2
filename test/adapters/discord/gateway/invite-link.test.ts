import { readFileSync } from "node:fs";
import { PermissionsBitField } from "discord.js";
import { expect, it } from "vitest";
import { inviteLink } from "../../../../adapters/discord/gateway/invite-link.ts";

const guide = readFileSync(new URL("../../../../docs/discord.md", import.meta.url), "utf8");

it("the guide explains each permission that the link asks for, and gives their number", () => {
  const number = new URL(inviteLink("1")).searchParams.get("permissions") ?? "";
  expect(number).toBe("309237713920");
  expect(guide).toContain(number);
  const asked = new PermissionsBitField(BigInt(number)).toArray().map(words).sort();
  const explained = [...guide.matchAll(/^\| ([A-Z][A-Za-z ]+) \| /gmu)].map(([, name]) => name);
  expect(explained.sort()).toEqual(asked);
});

/** `ViewChannel` as Discord writes it in its settings, where the article is "View Channels". */
function words(flag: string): string {
  const spaced = flag.replace(/(?<=[a-z])(?=[A-Z])/gu, " ").replace(" In ", " in ");
  return spaced === "View Channel" ? "View Channels" : spaced;
}
