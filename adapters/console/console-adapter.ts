import type { Adapter } from "../../src/chat/adapter.ts";
import { createFollowUps } from "../../src/chat/follow-ups.ts";
import type { Inbox } from "../../src/chat/inbox.ts";
import type { Message } from "../../src/chat/message.ts";
import { adapterOf, type Place, placeOf } from "../../src/chat/place.ts";
import type { Actor, Input } from "../../src/chat/request.ts";
import { createOnceByKey } from "../../src/collections/once-by-key.ts";
import { DeliveryError } from "../../src/errors.ts";
import { byValue } from "./by-value.ts";
import { completeLine } from "./complete-line.ts";
import { type ConsoleSettings, looksOf } from "./console-settings.ts";
import { converse } from "./conversation.ts";
import { createNumberedActions } from "./numbered-actions.ts";
import { openPerson } from "./open-person.ts";
import { isReaderGone } from "./output.ts";
import type { Person } from "./person.ts";
import { actionsOf, renderMessage } from "./render/render-message.ts";
import { terminalLine } from "./render/terminal-text.ts";

export interface ConsoleAdapter extends Adapter {
  readonly ended: Promise<void>;
}

const NAME = "console";
const PLACE = placeOf(NAME, "local");
/** Whoever types here runs the process. */
const ACTOR: Actor = { id: `${NAME}:local`, mayManage: true, runsBot: true };
const POSTS_REMEMBERED = 1_000;

/**
 * Commands from one stream, answers to another. `ended` settles when the input has ended and the
 * last answer is written; it rejects with an OperatorError when the output cannot be written, which
 * a reader that has left (`| head`) is not.
 */
export function createConsoleAdapter(settings: ConsoleSettings): ConsoleAdapter {
  const { isTerminal, now = Date.now } = settings;
  const actions = createNumberedActions();
  const once = createOnceByKey<string>(POSTS_REMEMBERED);
  const nextId = createIds(now());
  const followUps = createFollowUps();
  let end: (conversation?: Promise<void>) => void = () => {};
  const ended = new Promise<void>((resolve) => {
    end = (conversation) => resolve(conversation);
  });
  // Whoever awaits it is told; nobody need.
  ended.catch(() => undefined);
  let person: Person | undefined;
  let stopped = false;

  const render = (message: Message, firstAction = 1) =>
    renderMessage(message, { ...looksOf(settings), now: now(), firstAction });

  const hold = async (inbox: Inbox, at: Person) => {
    const { timeZone } = looksOf(settings);
    const ask = async (place: Place, typed: Input) => {
      const input = await byValue(typed, inbox, { place, actor: ACTOR });
      return inbox.handle({ id: nextId(), place, actor: ACTOR, input, timeZone });
    };
    const isStopped = () => stopped;
    try {
      if (!(await waitForPapers(settings, inbox, at))) return;
      const about = { person: at, isTerminal, place: PLACE, actions, followUps };
      await converse({ ...about, ask, render, isStopped });
    } catch (error) {
      if (!isReaderGone(error)) throw error;
    } finally {
      followUps.stop();
      at.close();
    }
  };

  const show = async (place: Place, message: Message): Promise<string> => {
    if (adapterOf(place) !== NAME) throw refused("gone", `The console has no place ${place}.`);
    if (!person || stopped) throw refused("failed", "The console is not open.");
    const first = actions.append(place, actionsOf(message));
    try {
      await person.print(`For ${terminalLine(place)}\n\n${render(message, first)}`);
    } catch (cause) {
      throw refused("failed", "The output cannot be written.", cause);
    }
    return nextId();
  };

  return {
    name: NAME,
    ended,
    start: async (inbox) => {
      const who = { place: PLACE, actor: ACTOR };
      const at = await openPerson(settings, (line) => completeLine(line, inbox, who));
      if (stopped) return at.close();
      person = at;
      end(hold(inbox, at));
    },
    post: (place, message, deliveryId) => once(deliveryId, () => show(place, message)),
    stop: async () => {
      stopped = true;
      followUps.stop();
      if (person) person.close();
      else end();
      await ended.catch(() => undefined);
    },
  };
}

/** Lines of a pipe are not typed again, and a terminal's first list is not asked for. @returns false when the person left */
async function waitForPapers(
  { isTerminal, aside }: ConsoleSettings,
  { loading }: Inbox,
  at: Person,
): Promise<boolean> {
  if (!loading?.lasts()) return true;
  if (isTerminal) await at.print(terminalLine(loading.words()));
  else aside?.write(`${terminalLine(loading.words())}\n`);
  const left = at.closed.then(() => false);
  return Promise.race([loading.over.then(() => true), left]);
}

function refused(kind: "gone" | "failed", reason: string, cause?: unknown): DeliveryError {
  return new DeliveryError({ kind }, reason, { cause });
}

/** Ids that no other run of the process has given. */
function createIds(startedAt: number): () => string {
  let count = 0;
  return () => `${startedAt.toString(36)}-${++count}`;
}
