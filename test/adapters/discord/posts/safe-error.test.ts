import { REST } from "discord.js";
import { pino } from "pino";
import { describe, expect, it, onTestFinished } from "vitest";
import type { DiscordEvent } from "../../../../adapters/discord/index.ts";
import { safeError } from "../../../../adapters/discord/posts/safe-error.ts";
import { eventually } from "../../../eventually.ts";
import { plainMessage, scriptedInbox } from "../../../fakes/chat/scripted-inbox.ts";
import type { RestFault } from "../../../fakes/discord/rest/rest-faults.ts";
import { connectTo, openDiscord } from "../open-discord.ts";

const EDIT = "PATCH /webhooks/:webhook/:token/messages/:message";
const CALLBACK = "POST /interactions/:interaction/:token/callback";
const POST = "POST /channels/:channel/messages";
const SECRET = "what-only-they-may-read";

/** As a log without any redactor writes it. */
function printed(error: unknown): string {
  const lines: string[] = [];
  const write = (line: string) => void lines.push(line);
  pino({ base: null }, { write }).error({ err: error }, "x");
  return lines.join("");
}

async function open() {
  const bot = await openDiscord();
  onTestFinished(bot.close);
  const answer = () => ({
    ...plainMessage(SECRET),
    blocks: [
      { kind: "text", text: SECRET },
      { kind: "file", name: "a.txt", text: SECRET },
    ] as const,
  });
  await bot.adapter.start(scriptedInbox({ answer }));
  return bot;
}

const failed = (events: readonly DiscordEvent[]) => events.filter(({ kind }) => kind === "failed");

describe("an error that the operator is told", () => {
  it.each<[string, typeof EDIT | typeof CALLBACK, RestFault]>([
    ["a refusal of an answer", EDIT, { kind: "code", code: 50035 }],
    ["a refusal of the first sign", CALLBACK, { kind: "code", code: 50035 }],
  ])("of %s holds neither what was sent nor a token", async (_, route, fault) => {
    const { discord, channel, events } = await open();
    discord.faults.next(route, fault);
    void discord.interact.command({
      name: "papers",
      subcommand: "search",
      options: { query: SECRET },
      channel,
    });
    await eventually(() => expect(failed(events)).toHaveLength(1));
    const line = printed(failed(events)[0]?.error);
    expect(line).not.toContain(SECRET);
    expect(line).not.toContain("interaction-token");
    expect(line).not.toContain("requestBody");
    expect(JSON.parse(line).err).toMatchObject({
      code: 50035,
      status: 400,
      method: route.split(" ")[0],
      route: expect.stringContaining("/:token"),
      message: expect.stringContaining("Invalid Form Body"),
      stack: expect.stringContaining("    at "),
    });
  });

  it("of registered commands says what and where", async () => {
    const { discord } = await openDiscord();
    onTestFinished(() => discord.close());
    const { adapter, events } = connectTo(discord);
    onTestFinished(() => adapter.stop());
    discord.faults.next("PUT /applications/:application/commands", { kind: "code", code: 50035 });
    await adapter.start(scriptedInbox());
    const [event] = failed(events);
    expect(JSON.parse(printed(event?.error)).err).toMatchObject({
      route: `/applications/${discord.applicationId}/commands`,
    });
  });
});

describe("an error of a post", () => {
  it.each<[string, RestFault]>([
    ["a refusal", { kind: "code", code: 50013 }],
    ["a 500", { kind: "status", status: 500, when: "before" }],
    ["a limit", { kind: "limited", scope: "shared", retryAfterMs: 60_000 }],
    ["a cut", { kind: "cut", when: "before" }],
  ])("keeps its cause, without what was posted: %s", async (_, fault) => {
    const { discord, adapter, place } = await open();
    discord.faults.next(POST, fault);
    const post = adapter.post(place, plainMessage(SECRET), "delivery-1");
    const error = await post.catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: "DeliveryError", cause: expect.any(Error) });
    const cause = error instanceof Error ? error.cause : undefined;
    for (const each of [error, cause]) {
      expect(printed(each)).not.toContain(SECRET);
      expect(JSON.stringify(each)).not.toContain(SECRET);
    }
  });

  it("that is for good has one as well: a token that is refused", async () => {
    const { discord } = await open();
    const { adapter, events } = connectTo({ ...discord, token: `${discord.token}x` });
    onTestFinished(() => adapter.stop());
    const post = adapter.post("discord:1/2", plainMessage(SECRET), "delivery-1");
    await post.catch(() => undefined);
    expect(printed(events[0]?.error)).not.toContain(SECRET);
    expect(printed(events[0]?.error)).toContain("Reset Token");
  });
});

describe("a safe error", () => {
  it("is what the library's says, with all its causes", async () => {
    const rest = new REST({ api: "http://127.0.0.1:1/api", retries: 0 });
    const cause = await rest.get("/gateway", { auth: false }).catch((error: unknown) => error);
    const safe = safeError(new TypeError("Outer", { cause }));
    expect(safe).toMatchObject({ name: "TypeError", message: "Outer" });
    expect(safe.cause).toMatchObject({ code: "ECONNREFUSED" });
  });

  it("ends, even of an error that is its own cause", () => {
    const error = new Error("Round and round");
    error.cause = error;
    expect(printed(safeError(error))).toContain("Round and round");
  });

  it("is made of anything that was thrown", () => {
    expect(safeError("words")).toMatchObject({ message: "words" });
    expect(safeError(undefined)).toBeInstanceOf(Error);
  });
});
