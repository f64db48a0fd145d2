import type { App, ReceiverEvent } from "@slack/bolt";
import { HOUR } from "../../../src/time/durations.ts";
import type { SeenOnce } from "./seen-once.ts";

/** Where both transports hand over what Slack tells. */
export interface EventGate {
  bind(app: Pick<App, "processEvent">): void;
  /** Lets Bolt handle it; resolves when that has ended. Nothing is taken before `open` and after `close`. */
  take(event: ReceiverEvent): Promise<void>;
  open(): void;
  close(): void;
  readonly isOpen: boolean;
  /** Resolves when nothing runs any more. */
  drained(): Promise<void>;
}

/** Slack tells an event again within minutes, and offers to for hours. */
export const EVENT_LIFE_MS = 3 * HOUR;

export interface EventGateSettings {
  /** Knows an event for at least {@link EVENT_LIFE_MS}. */
  readonly isNew: SeenOnce;
  onFailure(error: unknown): void;
}

/**
 * Acknowledges at once what waits for no data, since Slack waits 3 seconds and an answer may take
 * longer, and handles once what Slack tells twice.
 */
export function createEventGate({ isNew, onFailure }: EventGateSettings): EventGate {
  const running = new Set<Promise<void>>();
  let app: Pick<App, "processEvent"> | undefined;
  let isOpen = false;

  const handle = async (event: ReceiverEvent): Promise<void> => {
    const id = idOf(event.body);
    if (id !== undefined && !(await isNew(id))) return event.ack();
    if (takesData(event.body)) return app?.processEvent(event);
    await event.ack();
    return app?.processEvent({ ...event, ack: async () => {} });
  };

  return {
    bind(given) {
      app = given;
    },
    take(event) {
      if (!isOpen) return Promise.resolve();
      const work = handle(event).catch(onFailure);
      running.add(work);
      return work.finally(() => running.delete(work));
    },
    open: () => {
      isOpen = true;
    },
    close: () => {
      isOpen = false;
    },
    get isOpen() {
      return isOpen;
    },
    drained: async () => {
      await Promise.all(running);
    },
  };
}

/** Slack's own id of an event, or of an interaction; suggestions have none and may be given twice. */
function idOf({ event_id: event, trigger_id: trigger }: ReceiverEvent["body"]): string | undefined {
  const id: unknown = event ?? trigger;
  return typeof id === "string" ? id : undefined;
}

/** The acknowledgement itself says what is seen next. */
function takesData({ type }: ReceiverEvent["body"]): boolean {
  return type === "block_suggestion" || type === "view_submission";
}
