import { describe, expect, it } from "vitest";
import { commands } from "../../../commands/index.ts";
import type { CommandInfo, OptionInfo } from "../../../src/chat/command-info.ts";
import { controlsOf } from "../../fakes/slack/people/controls.ts";
import type { Seen } from "../../fakes/slack/people/seen.ts";
import type { Message, View } from "../../fakes/slack/world/world.ts";
import { blocksOf, infos, type OpenBot, openBot, TYPED, wordsOf } from "./open-bot.ts";
import { TRANSPORTS } from "./open-slack.ts";

const PAPER = "2510.26692";

function valuesOf({ name, type, choices, min, max }: OptionInfo): string[] {
  if (type === "choice") return [...(choices ?? [])];
  return type === "integer" ? [`${min ?? 1}`, `${max ?? 1}`] : [TYPED[name] ?? "diffusion"];
}

/** A command with what it demands, then with each value of each option as well. */
function lines({ name, options }: CommandInfo): string[] {
  const required = options.filter((option) => option.required);
  const least = [name, ...required.map((option) => `${option.name}:${valuesOf(option)[0]}`)];
  const each = options
    .filter((option) => !option.required)
    .flatMap((option) => valuesOf(option).map((value) => [...least, `${option.name}:${value}`]));
  return [least, ...each].map((words) => words.join(" "));
}

describe.each(TRANSPORTS)("on the whole bot, over %s,", (transport) => {
  it("every option of every command is answered with nothing that Slack would refuse", async () => {
    const bot = await openBot(transport);
    await follow(bot);
    for (const line of infos.flatMap(lines)) expectAnswered(bot, await bot.papers(line));
  }, 60_000);

  it("every field that is searched offers choices", async () => {
    const bot = await openBot(transport);
    await follow(bot);
    const home = await openHome(bot);
    for (const [button, field] of [
      ["Change schedule", "timezone"],
      ["Add a topic", "topic"],
    ] as const) {
      const { modal } = await bot.press(home, button);
      if (!modal) throw new Error(`${button} opened nothing.`);
      const asked = { in: modal, menu: field, typed: "e" };
      expect((await bot.slack.interact.options(asked)).length).toBeGreaterThan(0);
    }
    expect(bot.slack.violations).toEqual([]);
  });

  it("every button, form, shortcut and path of App Home is answered, wherever it leads", async () => {
    const bot = await openBot(transport);
    await follow(bot);
    const pressed = await pressEverything(bot, [
      ...screensOf(await bot.papers("trending")),
      ...screensOf(await bot.papers("search diffusion")),
      ...screensOf(await bot.papers(`show ${PAPER}`)),
      ...screensOf(await bot.papers("help")),
      ...screensOf(await bot.papers("privacy")),
      ...screensOf(await bot.papers("subscribe diffusion min_votes:3")),
      // A time in a topic offers to try it without.
      ...screensOf(await bot.papers("subscribe robots weekdays 9:00 min_votes:3")),
      ...screensOf(await searchShortcut(bot)),
      ...screensOf(await similarShortcut(bot)),
    ]);
    const actions = new Set([...pressed].map((kind) => kind.split(" ")[1]));
    expect([...actions].sort()).toEqual([...knownActions(), ...OWN].sort());
    for (const surface of ["message", "modal", "home"])
      expect([...pressed].filter((kind) => kind.startsWith(surface)).length).toBeGreaterThan(4);
    expect(bot.slack.violations).toEqual([]);
  }, 120_000);
});

/** The adapter's own buttons, which stand in App Home. */
const OWN = ["form.search", "form.subscribe"];

function knownActions(): string[] {
  return commands.all.flatMap(({ info, actions, shareable }) =>
    [...Object.keys(actions), ...(shareable ? ["share"] : [])].map(
      (action) => `${info.name}.${action}`,
    ),
  );
}

async function follow(bot: OpenBot): Promise<void> {
  const [preview] = (await bot.papers("subscribe trending")).messages;
  if (!preview) throw new Error("There was no preview.");
  await bot.press(preview, "Save");
}

async function openHome({ slack, user }: OpenBot): Promise<View> {
  const { home } = await slack.interact.openHome({ user });
  if (!home) throw new Error("Nothing was shown.");
  return home;
}

async function searchShortcut(bot: OpenBot): Promise<Seen> {
  const { slack, user } = bot;
  return bot.submit(await slack.interact.shortcut({ user, callbackId: "search_papers" }));
}

async function similarShortcut({ slack, user, channel }: OpenBot): Promise<Seen> {
  const text = `Seen https://arxiv.org/abs/${PAPER}?`;
  const message = slack.interact.write({ channel, user, text });
  return slack.interact.messageShortcut({ user, callbackId: "similar_papers", message });
}

type Screen = Message | View;

function screensOf({ messages, modal, home }: Seen): Screen[] {
  return [...messages, modal, home].filter((screen) => screen !== undefined);
}

function expectAnswered({ slack, events }: OpenBot, seen: Seen): void {
  expect(seen.failed).toBeUndefined();
  expect(screensOf(seen).length).toBeGreaterThan(0);
  expect(wordsOf(seen)).not.toContain("Something went wrong");
  expect(slack.violations).toEqual([]);
  expect(events.filter(({ level }) => level !== "info")).toEqual([]);
}

/** What may have other buttons after some presses, with the ends of long answers, which follow later. */
async function views(bot: OpenBot): Promise<Screen[]> {
  const { slack, channel } = bot;
  for (const line of ["subscriptions", "digest", "privacy delete"]) await bot.papers(line);
  return [await openHome(bot), ...slack.messages(channel), ...slack.ephemerals];
}

/** “Save” puts the list of topics in the place of a preview. */
function tryingFirst(one: { readonly kind: string }, other: { readonly kind: string }): number {
  const isTry = ({ kind }: { readonly kind: string }) => kind.includes("subscribe.try");
  return Number(isTry(other)) - Number(isTry(one));
}

/**
 * Presses one control of each kind on each surface, in what that shows too, until nothing is new;
 * what removes something comes last.
 */
async function pressEverything(bot: OpenBot, first: readonly Screen[]): Promise<Set<string>> {
  const pressed = new Set<string>();
  const removes = (kind: string) => /^\w+ (?:privacy|subscriptions\.remove)/u.test(kind);
  for (const isTurn of [(kind: string) => !removes(kind), removes]) {
    const queue = [...first];
    for (let before = -1; pressed.size > before; ) {
      before = pressed.size;
      queue.push(...(await views(bot)));
      for (let screen = queue.shift(); screen; screen = queue.shift()) {
        for (const { kind, id } of buttonsOn(screen).toSorted(tryingFirst)) {
          if (pressed.has(kind) || !isTurn(kind)) continue;
          const seen = await press(bot, screen, id);
          if (!seen) continue;
          pressed.add(kind);
          expectAnswered(bot, seen);
          queue.push(...screensOf(seen));
        }
      }
    }
  }
  return pressed;
}

/** Undefined when the screen has changed meanwhile and has the control no more. */
async function press(bot: OpenBot, screen: Screen, id: string): Promise<Seen | undefined> {
  const seen = await bot.press(screen, id).catch((error: unknown) => {
    if (/There is no|The message is gone/u.test(String(error))) return undefined;
    throw error;
  });
  return seen?.modal?.payload.submit ? bot.submit(seen) : seen;
}

/** The action, and which values it carries: a second page may have what the first has not. */
function buttonsOn(screen: Screen): { readonly kind: string; readonly id: string }[] {
  const surface = "hash" in screen ? screen.type : "message";
  const blocks = "hash" in screen ? blocksOf(screen) : screen.blocks;
  return controlsOf(blocks).flatMap(({ element: { type, action_id: id, value = "" } }) => {
    const [, kind, action] = /^(button|form):\d+:(.+)$/u.exec(id) ?? [];
    if (type !== "button" || action === undefined) return [];
    const shape = kind === "form" ? "form" : value.replace(/=(?:(?!%26).)*/gu, "=");
    return [{ kind: `${surface} ${action} ${shape}`, id }];
  });
}
