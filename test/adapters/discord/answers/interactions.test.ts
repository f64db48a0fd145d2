import { type APIInteraction, InteractionContextType } from "discord.js";
import { describe, expect, it, onTestFinished } from "vitest";
import { mayManage } from "../../../../adapters/discord/answers/may-manage.ts";
import { similar } from "../../../../commands/similar.ts";
import type { Preview } from "../../../../src/chat/inbox.ts";
import type { Form, Message } from "../../../../src/chat/message.ts";
import { eventually } from "../../../eventually.ts";
import { plainMessage, type Script, scriptedInbox } from "../../../fakes/chat/scripted-inbox.ts";
import { connectTo, openDiscord } from "../open-discord.ts";

const CALLBACK = "POST /interactions/:interaction/:token/callback";
const EDIT = "PATCH /webhooks/:webhook/:token/messages/:message";

async function open(script: Script = {}, preview?: Preview) {
  const inbox = { ...scriptedInbox(script), ...(preview && { preview: () => preview }) };
  const bot = await openDiscord();
  onTestFinished(bot.close);
  await bot.adapter.start(inbox);
  const { channel, discord } = bot;
  const asking = { name: "papers", subcommand: "search", options: { query: "diffusion" } };
  const ask = (who: Partial<Parameters<typeof discord.interact.command>[0]> = {}) =>
    discord.interact.command({ ...asking, channel, ...who });
  return { ...bot, inbox, ask };
}

describe("who asks, and where", () => {
  it("is what Discord says: a server's channel, and a member who manages nothing", async () => {
    const { ask, inbox, place } = await open();
    await ask({ user: "200000000000000007" });
    expect(inbox.requests).toMatchObject([
      {
        place,
        actor: { id: "discord:200000000000000007", mayManage: false },
        input: { kind: "options", command: "search", options: { query: "diffusion" } },
      },
    ]);
  });

  it.each(["manageChannels", "manageGuild", "administrator"] as const)(
    "is somebody who may manage it, with the permission %s",
    async (permission) => {
      const { ask, inbox } = await open();
      await ask({ permissions: [permission] });
      expect(inbox.requests[0]?.actor.mayManage).toBe(true);
    },
  );

  it("is a thread by its own id", async () => {
    const { ask, inbox, discord, guild, channel } = await open();
    const thread = discord.addChannel(guild, { type: "thread", parent: channel });
    await ask({ channel: thread });
    expect(inbox.requests[0]?.place).toBe(`discord:${guild}/${thread}`);
  });

  it("is a direct message, which the person manages", async () => {
    const { ask, inbox, discord } = await open();
    const { id } = discord.directChannel("200000000000000001");
    await ask({ channel: id });
    expect(inbox.requests).toMatchObject([
      { place: `discord:@me/${id}`, actor: { mayManage: true } },
    ]);
  });
});

describe("where the bot came along with a person", () => {
  it("nobody manages anything, since it could not post there", async () => {
    const { ask, inbox, discord, guild } = await open();
    discord.removeBot(guild);
    const seen = await ask({ permissions: ["manageGuild"] });
    expect(JSON.stringify(seen.messages)).toContain("Answer to search diffusion.");
    expect(inbox.requests[0]?.actor.mayManage).toBe(false);
  });

  it("that is true of a conversation between people, too", () => {
    const context = InteractionContextType.PrivateChannel;
    expect(mayManage({ context } as APIInteraction)).toBe(false);
    expect(mayManage({ context: InteractionContextType.BotDM } as APIInteraction)).toBe(true);
  });
});

describe("an answer", () => {
  it("to one person is private from its first sign on", async () => {
    const { ask, discord, channel } = await open();
    const seen = await ask();
    expect(seen.sights[0]).toMatchObject({ kind: "thinking", ephemeral: true });
    expect(discord.messages(channel)).toEqual([]);
  });

  it("to all is public", async () => {
    const { ask, discord, channel } = await open({}, { visibility: "public", mode: "reply" });
    const seen = await ask();
    expect(seen.sights[0]).toMatchObject({ kind: "thinking", ephemeral: false });
    expect(discord.messages(channel)).toHaveLength(1);
  });

  it("that is too long for one message goes on in others, as private as the first", async () => {
    const items = Array.from(
      { length: 200 },
      (_, n) => ({ kind: "item", title: `T${n}x` }) as const,
    );
    const { ask, discord, channel } = await open({
      answer: () => ({ summary: "many", blocks: items }),
    });
    const seen = await ask();
    await eventually(() => expect(JSON.stringify(seen.messages)).toContain("T199x"));
    expect(seen.messages.length).toBeGreaterThan(1);
    expect(discord.messages(channel)).toEqual([]);
    expect(discord.violations).toEqual([]);
  });

  it("that replaces a message is seen in its place", async () => {
    const paged: Message = {
      summary: "page",
      blocks: [
        { kind: "text", text: "Page one" },
        {
          kind: "actions",
          actions: [{ kind: "button", label: "Next", action: "search.page", value: "page=2" }],
        },
      ],
    };
    const { ask, discord, inbox, channel } = await open(
      { answer: ({ input }) => (input.kind === "action" ? plainMessage("Page two") : paged) },
      { visibility: "private", mode: "update" },
    );
    const [first] = (await ask()).messages;
    const at = { channel, message: first?.id ?? "" };
    const seen = await discord.interact.press({ ...at, button: "Next" });
    expect(seen.messages.map(({ id }) => id)).toEqual([first?.id]);
    expect(JSON.stringify(seen.messages)).toContain("Page two");
    expect(inbox.requests[1]?.input).toEqual({
      kind: "action",
      action: "search.page",
      value: "page=2",
    });
  });

  it("that Discord refuses is told to the operator and, in words, to the person", async () => {
    const { ask, discord, events } = await open();
    discord.faults.next(EDIT, { kind: "code", code: 50035 });
    const seen = await ask();
    await eventually(() => expect(JSON.stringify(seen.messages)).toContain("could not be shown"));
    await eventually(() => expect(events.at(-1)).toMatchObject({ kind: "failed" }));
  });

  it("that nobody waits for any more is no failure", async () => {
    const { ask, discord, events } = await open();
    discord.faults.always(EDIT, { kind: "code", code: 10015 });
    void ask();
    await eventually(() => expect(discord.requests.at(-1)?.method).toBe("PATCH"));
    expect(events.filter(({ level }) => level !== "info")).toEqual([]);
  });
});

describe("an interaction", () => {
  it("that the gateway tells twice is handled once", async () => {
    const { ask, inbox, discord } = await open();
    const seen = await ask();
    discord.interact.again(seen);
    await ask({ options: { query: "another" } });
    expect(inbox.requests).toHaveLength(2);
    expect(discord.violations).toEqual([]);
  });

  it.each([
    ["Discord waits for no more (10062)", 10062],
    ["another process has answered (40060)", 40060],
  ] as const)("that %s is left alone, quietly", async (_, code) => {
    const { ask, inbox, discord, events } = await open();
    discord.faults.next(CALLBACK, { kind: "code", code });
    void ask();
    await eventually(() => expect(discord.requests.at(-1)?.url.pathname).toContain("/callback"));
    await ask({ options: { query: "another" } });
    expect(inbox.requests).toHaveLength(1);
    expect(events.filter(({ level }) => level !== "info")).toEqual([]);
  });

  it.each([
    [{ kind: "status", status: 500, when: "before" }],
    [{ kind: "status", status: 502, when: "after" }],
    [{ kind: "cut", when: "before" }],
    [{ kind: "cut", when: "after" }],
  ] as const)("whose first sign meets %o is answered all the same, once", async (fault) => {
    const { ask, inbox, discord } = await open();
    discord.faults.next(CALLBACK, fault);
    const seen = await ask();
    expect(JSON.stringify(seen.messages)).toContain("Answer to search diffusion.");
    expect(inbox.requests).toHaveLength(1);
  });
});

describe("a form", () => {
  const form: Form = {
    kind: "form",
    label: "Change schedule",
    action: "schedule.set",
    value: "x=1",
    title: "When",
    fields: [{ name: "time", label: "Time of day", value: "9:00", required: true }],
    instead: "schedule time:9:00",
  };
  const withForm: Message = { summary: "s", blocks: [{ kind: "actions", actions: [form] }] };

  it("opens at a press, and what is filled in arrives with its action", async () => {
    const { ask, discord, inbox, channel } = await open({ answer: () => withForm });
    const [first] = (await ask()).messages;
    const at = { channel, message: first?.id ?? "", button: "Change schedule" };
    const opened = await discord.interact.press(at);
    expect(opened.modal).toMatchObject({ title: "When" });
    expect(JSON.stringify(opened.modal)).toContain("Time of day");
    await discord.interact.submit(opened, { time: "10:30" });
    expect(inbox.requests.at(-1)?.input).toEqual({
      kind: "action",
      action: "schedule.set",
      value: "x=1",
      fields: { time: "10:30" },
    });
    expect(discord.violations).toEqual([]);
  });

  it("gives what was chosen from a menu as one text", async () => {
    const days = { name: "days", label: "Days", value: "weekdays", required: true };
    const choices = ["Monday", "Tuesday", "Friday"];
    const input = { kind: "choice", many: true, choices, chosen: ["Monday", "Friday"] } as const;
    const menu: Form = { ...form, fields: [{ ...days, input }] };
    const answer = (): Message => ({
      summary: "s",
      blocks: [{ kind: "actions", actions: [menu] }],
    });
    const { ask, discord, inbox, channel } = await open({ answer });
    const [first] = (await ask()).messages;
    const at = { channel, message: first?.id ?? "", button: "Change schedule" };
    const fill = async (fields: Record<string, string>) => {
      await discord.interact.submit(await discord.interact.press(at), fields);
      const last = inbox.requests.at(-1)?.input;
      return last?.kind === "action" ? last.fields : undefined;
    };
    expect(await fill({})).toEqual({ days: "Monday, Friday" });
    expect(await fill({ days: "Tuesday" })).toEqual({ days: "Tuesday" });
    await expect(fill({ days: "Sunday" })).rejects.toThrow("No such choice");
    expect(discord.violations).toEqual([]);
  });

  it("opens after a restart, too", async () => {
    const { ask, discord, adapter, channel } = await open({ answer: () => withForm });
    const [first] = (await ask()).messages;
    await adapter.stop();
    const again = connectTo(discord);
    onTestFinished(() => again.adapter.stop());
    const inbox = scriptedInbox();
    await again.adapter.start(inbox);
    const at = { channel, message: first?.id ?? "", button: "Change schedule" };
    await discord.interact.submit(await discord.interact.press(at), {});
    expect(inbox.requests[0]?.input).toMatchObject({ fields: { time: "9:00" } });
    expect(discord.violations).toEqual([]);
  });
});

describe("the menu of a message", () => {
  it("asks for papers similar to the one it links to", async () => {
    const { discord, inbox, channel } = await open({ commands: [similar.info] });
    const link = "https://arxiv.org/abs/2401.01234";
    const message = discord.write(channel, `Have a look at <${link}>!`);
    await discord.interact.contextMenu({ channel, name: "Find similar", message });
    expect(inbox.requests[0]?.input).toEqual({
      kind: "options",
      command: "similar",
      options: { paper: link },
    });
  });
});

describe("choices", () => {
  it("are those of the inbox, within Discord's limits and without hostile characters", async () => {
    const choices = Array.from({ length: 40 }, (_, n) => ({
      label: `${n} \u202e${"x".repeat(300)}`,
      value: n === 0 ? "v".repeat(101) : String(n),
    }));
    const { discord, inbox, channel } = await open({ choices });
    const offered = await discord.interact.autocomplete({
      name: "papers",
      subcommand: "search",
      option: "query",
      typed: "dif",
      channel,
    });
    expect(offered.map(({ value }) => value)).toEqual(
      Array.from({ length: 25 }, (_, n) => String(n + 1)),
    );
    expect(inbox.typings).toMatchObject([{ command: "search", option: "query", typed: "dif" }]);
    expect(discord.violations).toEqual([]);
  });
});
