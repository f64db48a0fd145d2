import { buttonValues } from "../chat/button.ts";
import type { Preview } from "../chat/inbox.ts";
import type { Message } from "../chat/message.ts";
import type { Input, OptionValues } from "../chat/request.ts";
import { defined } from "../collections/defined.ts";
import { UserError } from "../errors.ts";
import { unreadWordsNote } from "../views/bot/reading-notes.ts";
import type { Command, CommandAction, Context } from "./command.ts";
import type { Options } from "./option.ts";
import { parseLine, wordsWithoutOption } from "./parse-line.ts";
import { suggestName } from "./suggest-name.ts";
import { otherwise, type Understood, understand, understandShow } from "./understand.ts";
import { isSchedule } from "./verbs.ts";

/** Commands by name, with the one that answers an empty line and the one that takes unknown words. */
export interface Registry {
  readonly all: readonly Command[];
  readonly empty: Command;
  readonly fallback: Command;
}

/** What a request asks to be run. */
export interface Call {
  /** `search` or `search.page`, for logs and metrics. */
  readonly name: string;
  readonly options: Options;
  readonly shows: Preview;
  run(context: Context, values: Readonly<Record<string, unknown>>): Promise<Message>;
  readonly given: OptionValues;
  /** How what was typed was read, where that needs saying. */
  readonly note?: string;
  /** The button that gives the same answer to everybody in the place: its action and values. */
  readonly share?: { readonly action: string; readonly given: OptionValues };
}

const SHARE = "share";
/** Says in a share button's values which of the command's actions is to be shared. */
const SHARED_ACTION = "as";

/**
 * Finds the command or action that an input names.
 * @throws UserError when there is none
 */
export function locate(registry: Registry, input: Input): Call {
  switch (input.kind) {
    case "line":
      return locateLine(registry, input.line.trim());
    case "options":
      return callOf(byName(registry, input.command), input.options);
    case "action":
      return locateAction(registry, input);
  }
}

function locateLine(registry: Registry, typed: string): Call {
  const line = typed.replace(PLEASE, "");
  if (line === "") return callOf(registry.empty, {});
  const [first = "", ...more] = line.split(/\s+/u, 2);
  const command = find(registry, first.toLowerCase());
  if (command) return callNamed(registry, command, line.slice(first.length).trim());
  const understood = understand(line, namesOf(registry));
  if (understood) return callUnderstood(registry, understood);
  const meant = more.length === 0 ? suggestName(first.toLowerCase(), namesOf(registry)) : undefined;
  if (meant) throw new UserError(`There is no command “${first}”. Did you mean “${meant}”?`);
  const note = otherwise(line);
  return { ...callLine(registry.fallback, line), ...defined({ note }) };
}

/** What asks politely, and says no more. */
const PLEASE = /(?<=\S),? (?:please|pls|thanks|thank you)[.!]*$/i;

/** What is understood names a command; where that would change something, it is asked back. */
function callUnderstood(registry: Registry, understood: Understood): Call {
  const { line, note, isOffered } = understood;
  if (isOffered) throw new UserError(`Did you mean “${line.slice(0, 100)}”? Nothing was changed.`);
  const [name = ""] = line.split(" ", 1);
  const call = callLine(byName(registry, name), line.slice(name.length));
  return { ...call, ...defined({ note }) };
}

function callNamed(registry: Registry, command: Command, rest: string): Call {
  const meant = command.info.name === "show" ? understandShow(rest) : undefined;
  if (meant) return callUnderstood(registry, meant);
  if (command.info.name === "digest" && rest !== "" && isSchedule(rest))
    return callUnderstood(registry, { line: `schedule ${rest}`, isOffered: true });
  const joint = JOINTS.get(command.info.name);
  return callLine(command, joint ? rest.replace(joint, "") : rest);
}

/** Subscribe me to robots, unsubscribe from robots. */
const JOINTS = new Map([
  ["subscribe", /^(?:(?:me|us) )?(?:to|for) (?=\S)/i],
  ["unsubscribe", /^(?:(?:me|us) )?from (?=\S)/i],
]);

/** What is passed over is said. */
function callLine(command: Command, line: string): Call {
  const { info } = command;
  const call = callOf(command, parseLine(line, info.options));
  const unread = wordsWithoutOption(line, info.options);
  return unread.length === 0 ? call : { ...call, note: unreadWordsNote(unread, info.name) };
}

function locateAction(registry: Registry, input: Input & { readonly kind: "action" }): Call {
  const { action: name, value, fields } = input;
  const dot = name.indexOf(".");
  const command = find(registry, name.slice(0, Math.max(dot, 0)));
  const given = { ...buttonValues(value), ...fields };
  const key = name.slice(dot + 1);
  if (command?.shareable && key === SHARE) return shareOf(command, given);
  const action = command && ownAction(command, key);
  if (action) return actionOf(command, key, action, given);
  throw new UserError("This button is from another version of Offprint. Type the command again.");
}

function callOf(command: Command, given: OptionValues): Call {
  const { info, options, run, visibility } = command;
  const shows: Preview = { visibility, mode: "reply" };
  return withShare(command, { name: info.name, options, shows, run, given });
}

function actionOf(command: Command, key: string, action: CommandAction, given: OptionValues): Call {
  const { options, run, shows } = action;
  const call = { name: `${command.info.name}.${key}`, options, run, shows, given };
  return withShare(command, call, { [SHARED_ACTION]: key });
}

/** What the asker saw, for everybody: the command, or the action of it that the values name. */
function shareOf(command: Command, given: OptionValues): Call {
  const { info } = command;
  const key = String(given[SHARED_ACTION] ?? "");
  const { options, run } = ownAction(command, key) ?? command;
  const shows: Preview = { visibility: "public", mode: "reply" };
  return { name: `${info.name}.${SHARE}`, options, run, shows, given };
}

function ownAction({ actions }: Command, key: string): CommandAction | undefined {
  return Object.hasOwn(actions, key) ? actions[key] : undefined;
}

function withShare(command: Command, call: Call, as: OptionValues = {}): Call {
  if (!command.shareable || call.shows.visibility === "public") return call;
  const action = `${command.info.name}.${SHARE}`;
  return { ...call, share: { action, given: { ...call.given, ...as } } };
}

function byName(registry: Registry, name: string): Command {
  const command = find(registry, name);
  if (command) return command;
  throw new UserError(`There is no command “${name.slice(0, 32)}”. Try “help”.`);
}

function find(registry: Registry, name: string): Command | undefined {
  return registry.all.find((command) => command.info.name === name);
}

function namesOf(registry: Registry): string[] {
  return registry.all.map((command) => command.info.name);
}
