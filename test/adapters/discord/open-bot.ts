import { onTestFinished } from "vitest";
import type { FakeDiscord } from "../../fakes/discord/fake-discord.ts";
import type { Seen } from "../../fakes/discord/interactions/seen.ts";
import type { Permission } from "../../fakes/discord/world/permissions.ts";
import type { Message } from "../../fakes/discord/world/world.ts";
import { startOnSample } from "../../fakes/start-on-sample.ts";
import { type OpenDiscord, openDiscord } from "./open-discord.ts";

/** The whole bot on sample papers, on a local Discord where a manager types. */
export interface OpenBot extends OpenDiscord {
  /** Runs `/papers SUBCOMMAND`. */
  papers(subcommand: string, options?: Options, who?: Who): Promise<Seen>;
  /** Presses a button, or chooses from a menu by the words of the choice. */
  press(message: Message, label: string, who?: Who): Promise<Seen>;
}

type Options = NonNullable<Parameters<FakeDiscord["interact"]["command"]>[0]["options"]>;

type Tail<List extends readonly unknown[]> = List extends [unknown, ...infer Rest] ? Rest : never;

export interface Who {
  readonly channel?: string;
  readonly user?: string;
  readonly permissions?: readonly Permission[];
}

const MANAGER: Who = { permissions: ["manageChannels"] };

export async function openBot(...how: Parameters<typeof openDiscord>): Promise<OpenBot> {
  return startBot(await openDiscord(...how));
}

/** The same on a Discord that is open, with other settings and other sources. */
export async function startBot(
  open: OpenDiscord,
  ...how: Tail<Parameters<typeof startOnSample>>
): Promise<OpenBot> {
  const offprint = await startOnSample([open.adapter], ...how);
  const close = async () => {
    await offprint.stop();
    await open.close();
  };
  onTestFinished(close);
  const { interact } = open.discord;
  return {
    ...open,
    close,
    papers: (subcommand, given = {}, who = {}) =>
      interact.command({
        name: "papers",
        subcommand,
        options: given,
        channel: open.channel,
        ...MANAGER,
        ...who,
      }),
    press: (message, label, who = {}) => {
      const { button, values } = controlOf(message, label);
      const at = { channel: message.channelId, message: message.id, button };
      return interact.press({ ...at, ...MANAGER, ...who, ...(values && { values: [values] }) });
    },
  };
}

/** Something a person can press: its id, and the value when it is a choice of a menu. */
export interface Control {
  readonly button: string;
  readonly label: string;
  readonly values?: string;
}

/** Every button and every choice of every menu, in reading order. */
export function controlsOf(message: Message): Control[] {
  return controlsIn(message.components);
}

function controlOf(message: Message, label: string): Control {
  const all = controlsOf(message);
  const found = all.find((control) => control.label === label);
  if (found) return found;
  const labels = all.map((control) => control.label).join(", ");
  throw new Error(`There is no “${label}”, only: ${labels}.`);
}

function controlsIn(value: unknown): Control[] {
  if (typeof value !== "object" || value === null) return [];
  if ("custom_id" in value && typeof value.custom_id === "string") {
    const button = value.custom_id;
    if ("options" in value && Array.isArray(value.options))
      return value.options.map(({ label, value: values }) => ({ button, label, values }));
    return [{ button, label: "label" in value ? String(value.label) : "" }];
  }
  return Object.values(value).flatMap(controlsIn);
}

/** All the words of what somebody saw. */
export function wordsOf(seen: Pick<Seen, "messages">): string {
  return JSON.stringify(seen.messages.map(({ components }) => components));
}
