import type { Adapter } from "../../src/chat/adapter.ts";
import { createFollowUps, type FollowUps } from "../../src/chat/follow-ups.ts";
import type { Inbox } from "../../src/chat/inbox.ts";
import type { Message } from "../../src/chat/message.ts";
import { adapterOf, type Place, placeOf } from "../../src/chat/place.ts";
import type { Actor, Input } from "../../src/chat/request.ts";
import { createOnceByKey } from "../../src/collections/once-by-key.ts";
import { DeliveryError } from "../../src/errors.ts";
import type { Instant } from "../../src/time/instant.ts";
import { byValue } from "./by-value.ts";
import { completeLine } from "./complete-line.ts";
import { type ConsoleSettings, looksOf } from "./console-settings.ts";
import { converse } from "./conversation.ts";
import { createNumberedActions, type NumberedActions } from "./numbered-actions.ts";
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

/** What the console holds while it runs. */
interface Session {
  readonly settings: ConsoleSettings;
  readonly actions: NumberedActions;
  readonly now: () => Instant;
  readonly nextId: () => string;
  readonly followUps: FollowUps;
  person: Person | undefined;
  stopped: boolean;
}

/**
 * Commands from one stream, answers to another. `ended` settles when the input has ended and the
 * last answer is written; it rejects with an OperatorError when the output cannot be written, which
 * a reader that has left (`| head`) is not.
 */
export function createConsoleAdapter(settings: ConsoleSettings): ConsoleAdapter {
  const { now = Date.now } = settings;
  const session: Session = {
    settings,
    actions: createNumberedActions(),
    now,
    nextId: createIds(now()),
    followUps: createFollowUps(),
    person: undefined,
    stopped: false,
  };
  const once = createOnceByKey<string>(POSTS_REMEMBERED);
  let end: (conversation?: Promise<void>) => void = () => {};
  const ended = new Promise<void>((resolve) => {
    end = (conversation) => resolve(conversation);
  });
  // Whoever awaits it is told; nobody need.
  ended.catch(() => undefined);

  return {
    name: NAME,
    ended,
    start: async (inbox) => {
      const who = { place: PLACE, actor: ACTOR };
      const at = await openPerson(settings, (line) => completeLine(line, inbox, who));
      if (session.stopped) return at.close();
      session.person = at;
      end(hold(session, inbox, at));
    },
    post: (place, message, deliveryId) => once(deliveryId, () => show(session, place, message)),
    stop: async () => {
      session.stopped = true;
      session.followUps.stop();
      if (session.person) session.person.close();
      else end();
      await ended.catch(() => undefined);
    },
  };
}

async function hold(session: Session, inbox: Inbox, at: Person): Promise<void> {
  const { settings, actions, nextId, followUps } = session;
  const { isTerminal } = settings;
  const { timeZone } = looksOf(settings);
  const ask = async (place: Place, typed: Input) => {
    const input = await byValue(typed, inbox, { place, actor: ACTOR });
    return inbox.handle({ id: nextId(), place, actor: ACTOR, input, timeZone });
  };
  const render = (message: Message) => rendered(session, message);
  const isStopped = () => session.stopped;
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
}

async function show(session: Session, place: Place, message: Message): Promise<string> {
  const { person, stopped, actions, nextId } = session;
  if (adapterOf(place) !== NAME) throw refused("gone", `The console has no place ${place}.`);
  if (!person || stopped) throw refused("failed", "The console is not open.");
  const first = actions.append(place, actionsOf(message));
  try {
    const text = rendered(session, message, first);
    await person.print(`For ${terminalLine(place)}\n\n${text}`);
  } catch (cause) {
    throw refused("failed", "The output cannot be written.", cause);
  }
  return nextId();
}

function rendered({ settings, now }: Session, message: Message, firstAction = 1): string {
  return renderMessage(message, { ...looksOf(settings), now: now(), firstAction });
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
