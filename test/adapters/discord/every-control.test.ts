import { describe, expect, it } from "vitest";
import { commands } from "../../../commands/index.ts";
import type { CommandInfo, OptionInfo } from "../../../src/chat/command-info.ts";
import { eventually } from "../../eventually.ts";
import { fieldsOf } from "../../fakes/discord/interactions/modal-shape.ts";
import type { Seen } from "../../fakes/discord/interactions/seen.ts";
import type { Message } from "../../fakes/discord/world/world.ts";
import { type Control, controlsOf, type OpenBot, openBot, wordsOf } from "./open-bot.ts";

const PAPER = "2510.26692";

/** What a person would type into options of this name. */
const TYPED: Readonly<Record<string, string>> = {
  query: "diffusion",
  topic: "trending",
  paper: PAPER,
  days: "weekdays",
  time: "9:00",
  timezone: "Europe/Berlin",
  command: "search",
};

function valuesOf({ name, type, choices, min, max }: OptionInfo): (string | number)[] {
  if (type === "choice") return [...(choices ?? [])];
  return type === "integer" ? [min ?? 1, max ?? 1] : [TYPED[name] ?? "diffusion"];
}

/** A command with what it demands, then with each value of each option as well. */
function waysToAsk({ options }: CommandInfo): Record<string, string | number>[] {
  const required = options.filter((option) => option.required);
  const least = Object.fromEntries(
    required.map((option) => [option.name, valuesOf(option)[0] ?? ""]),
  );
  const each = options.flatMap((option) =>
    valuesOf(option).map((value) => ({ ...least, [option.name]: value })),
  );
  return [least, ...each];
}

const infos = commands.all.map(({ info }) => info);

describe("on the whole bot", () => {
  it.each(infos.map((info) => [info.name, info] as const))(
    "every option of %s is answered with nothing that Discord would refuse",
    async (name, info) => {
      const bot = await openBot();
      await bot.press((await subscribed(bot)) as Message, "Save");
      for (const options of waysToAsk(info)) expectAnswered(bot, await bot.papers(name, options));
    },
  );

  it("every option that completes offers choices at once", async () => {
    const bot = await openBot();
    await bot.press((await subscribed(bot)) as Message, "Save");
    const completing = infos.flatMap(({ name, options }) =>
      options.filter(({ completes }) => completes).map((option) => [name, option.name] as const),
    );
    expect(completing.length).toBeGreaterThan(3);
    for (const [subcommand, option] of completing) {
      const choices = await bot.discord.interact.autocomplete({
        name: "papers",
        subcommand,
        channel: bot.channel,
        option,
        typed: "",
      });
      expect(choices.length, `${subcommand} ${option}`).toBeGreaterThan(0);
      expect(choices.length).toBeLessThanOrEqual(25);
    }
    expect(bot.discord.violations).toEqual([]);
  });

  it("the form of the schedule sets the days that were chosen from its menu", async () => {
    const bot = await openBot();
    await bot.press((await subscribed(bot)) as Message, "Save");
    const [list] = (await bot.papers("subscriptions")).messages;
    const opened = await bot.press(list as Message, "Change schedule");
    expect(opened.modal && fieldsOf(opened.modal).map(({ type }) => type)).toEqual([3, 4, 4]);
    const chosen = { days: "Tuesdays, Sundays", time: "10:30", timezone: "Europe/Berlin" };
    const seen = await bot.discord.interact.submit(opened, chosen);
    expectAnswered(bot, seen);
    expect(wordsOf(seen)).toMatch(/Tuesdays.*Sundays.*10:30/u);
    expect(wordsOf(seen)).not.toContain("Wednesdays");
  });

  it("what is stored about somebody comes as a file", async () => {
    const bot = await openBot();
    await bot.press((await subscribed(bot)) as Message, "Save");
    const seen = await bot.papers("privacy", { action: "export" });
    expectAnswered(bot, seen);
    const [file] = seen.messages.flatMap(({ attachments }) => attachments);
    expect(file?.filename).toMatch(/\.json$/u);
    expect(JSON.stringify(JSON.parse(file?.text ?? ""))).toContain("trending");
    expect(bot.discord.messages(bot.channel)).toEqual([]);
  });

  it("a digest's details go into its thread where the channel chose so", async () => {
    const bot = await openBot();
    await bot.press((await subscribed(bot)) as Message, "Save");
    expectAnswered(bot, await bot.papers("schedule", { details: "thread" }));
    const [preview] = (await bot.papers("digest")).messages;
    // A second part that came at once would wait for the channel's pace and the next minute's look.
    const post = "POST /channels/:channel/messages";
    bot.discord.faults.next(post, { kind: "slow", ms: 1_100 });
    expectAnswered(bot, await bot.press(preview as Message, "Post it now"));
    await eventually(() => expect(bot.discord.messages(bot.channel)).toHaveLength(1));
    const [digest] = bot.discord.messages(bot.channel);
    const inThread = () => bot.discord.messages(digest?.id ?? "");
    await eventually(() => expect(inThread().length).toBeGreaterThan(0));
    expect(JSON.stringify(inThread()).length).toBeGreaterThan(JSON.stringify(digest).length);
    expect(bot.discord.violations).toEqual([]);
  });

  it("every button, page, menu choice and form is answered, wherever it leads", async () => {
    const bot = await openBot();
    const first = await Promise.all([
      bot.papers("trending"),
      bot.papers("search", { query: "diffusion" }),
      bot.papers("show", { paper: PAPER }),
      bot.papers("help"),
      bot.papers("privacy"),
      bot.papers("subscribe", { topic: "diffusion", min_votes: 3 }),
      bot.papers("subscribe", { topic: "diffusion at 9am" }),
    ]);
    // The end of the list, with its last buttons, follows as a message of its own.
    await eventually(() => expect(first[0]?.messages.length).toBeGreaterThan(1));
    // Share is still on a list whose end More has not replaced; a time in a topic offers to try it without.
    const short = await bot.papers("trending", { count: 2 });
    const timed = await bot.papers("subscribe", { topic: "robots weekdays 9:00", min_votes: 3 });
    const pressed = await pressEverything(bot, [...first, short, timed]);
    const actions = new Set([...pressed].map((control) => control.split(/[:?!]/u)[0]));
    const known = commands.all.flatMap(({ info, actions, shareable }) =>
      [...Object.keys(actions), ...(shareable ? ["share"] : [])].map(
        (action) => `${info.name}.${action}`,
      ),
    );
    expect([...actions].sort()).toEqual(known.sort());
    expect(bot.discord.violations).toEqual([]);
    expect(bot.discord.overruns).toEqual([]);
  }, 60_000);
});

async function subscribed(bot: OpenBot): Promise<Message | undefined> {
  return (await bot.papers("subscribe", { topic: "trending" })).messages[0];
}

function expectAnswered({ discord, events }: OpenBot, seen: Seen): void {
  expect(seen.failed).toBe(false);
  expect(seen.messages.length).toBeGreaterThan(0);
  expect(wordsOf(seen)).not.toContain("Something went wrong");
  expect(discord.violations).toEqual([]);
  expect(events.filter(({ level }) => level !== "info")).toEqual([]);
}

/** What may have other buttons after some presses, with what was posted. */
async function views(bot: OpenBot): Promise<Message[]> {
  const seen = await Promise.all([
    bot.papers("subscriptions"),
    bot.papers("digest"),
    bot.papers("privacy", { action: "delete" }),
  ]);
  return [...seen.flatMap(({ messages }) => messages), ...bot.discord.messages(bot.channel)];
}

/** Presses one control of each kind, in what that shows too, until nothing is new; what removes something comes last. */
async function pressEverything(bot: OpenBot, first: readonly Seen[]): Promise<Set<string>> {
  const pressed = new Map<string, string>();
  const removes = (id: string) => /^(?:privacy|subscriptions\.remove)/u.test(id);
  for (const isTurn of [(id: string) => !removes(id), removes]) {
    const queue = first.flatMap(({ messages }) => messages);
    for (let before = -1; pressed.size > before; ) {
      before = pressed.size;
      queue.push(...(await views(bot)));
      for (let message = queue.shift(); message; message = queue.shift()) {
        for (const control of controlsOf(message).toSorted(lastingFirst)) {
          const id = control.values ?? control.button;
          if (pressed.has(kindOf(id)) || !isTurn(id)) continue;
          const seen = await press(bot, message, control);
          if (!seen) continue;
          pressed.set(kindOf(id), id);
          expectAnswered(bot, seen);
          queue.push(...seen.messages);
        }
      }
    }
  }
  return new Set(pressed.values());
}

/** “More” and “Save” put something else in the place of what could be shared or tried. */
function lastingFirst(one: Control, other: Control): number {
  const isLasting = ({ button }: Control) => Number(/\.(?:share|try)\b/u.test(button));
  return isLasting(other) - isLasting(one);
}

/** The action, and which values it carries: a second page may have what the first has not. */
function kindOf(id: string): string {
  return id.replace(/=[^&!]*/gu, "=").replace(/~.*/u, "~");
}

/** Undefined when the message has changed meanwhile and has the control no more. */
async function press(bot: OpenBot, message: Message, control: Control): Promise<Seen | undefined> {
  const { channel } = bot;
  const { button, values } = control;
  const chosen = values === undefined ? {} : { values: [values] };
  const pressing = bot.discord.interact.press({
    channel,
    message: message.id,
    button,
    ...chosen,
    permissions: ["manageChannels"],
  });
  const seen = await pressing.catch((error: unknown) => {
    if (String(error).includes("There is no button")) return undefined;
    throw error;
  });
  return seen?.modal ? bot.discord.interact.submit(seen, {}) : seen;
}
