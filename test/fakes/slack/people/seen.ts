import type { Message, View, World } from "../world/world.ts";
import {
  frontView,
  isOpening,
  isVisible,
  messagesIn,
  type Screen,
  type Sight,
  sightOf,
} from "./sights.ts";

/** What a person saw since they did something; it goes on growing while more comes. */
export interface Seen {
  readonly userId: string;
  readonly sights: readonly Sight[];
  /** From the deed to its acknowledgement, in milliseconds. */
  readonly ackMs: number | undefined;
  /** The messages it led to as they were last, in order. */
  readonly messages: readonly Message[];
  /** The form that is in front as it was last, and the App Home. */
  readonly modal: View | undefined;
  readonly home: View | undefined;
  readonly errors: Readonly<Record<string, string>> | undefined;
  /** Why nothing came. */
  readonly failed: string | undefined;
}

export interface SeenLog extends Seen {
  record(sight: Sight): void;
  /** Whether something came after which a person waits for nothing more. */
  readonly settled: Promise<void>;
  /** Records no more of what the app does by the Web API. */
  close(): void;
}

/** Which deed an answer belongs to while it is shown, so that two at once are kept apart. */
export interface Belonging {
  current: SeenLog | undefined;
}

export function createSeen(world: World, screen: Screen, belonging: Belonging): SeenLog {
  const sights: Sight[] = [];
  const started = world.clock.now();
  let ackMs: number | undefined;
  let settle = () => {};
  const settled = new Promise<void>((resolve) => {
    settle = resolve;
  });

  function record(sight: Sight): void {
    sights.push(sight);
    if (sight.kind === "acknowledged") ackMs ??= world.clock.now() - started;
    if (sight.kind !== "acknowledged" && sight.kind !== "closed") settle();
  }

  const close = world.listen((happening) => {
    const sight = sightOf(happening);
    const owner = belonging.current;
    if (owner && owner !== seen && owner.userId === screen.userId) return;
    if (isOpening(happening) && !isOwnForm()) return;
    if (sight && isVisible(world, screen, happening)) record(sight);
  });

  function isOwnForm(): boolean {
    const isUsed = world.triggers.get(screen.triggerId ?? "")?.used === true;
    return isUsed && !sights.some((sight) => sight.kind === "view" && sight.how !== "updated");
  }

  const seen: SeenLog = {
    userId: screen.userId,
    sights,
    settled,
    record,
    close,
    get ackMs() {
      return ackMs;
    },
    get messages() {
      return messagesIn(sights);
    },
    get modal() {
      return frontView(sights);
    },
    get home() {
      return sights.flatMap((sight) => (sight.kind === "home" ? [sight.view] : [])).at(-1);
    },
    get errors() {
      return sights.flatMap((sight) => (sight.kind === "errors" ? [sight.errors] : [])).at(-1);
    },
    get failed() {
      return sights.flatMap((sight) => (sight.kind === "failed" ? [sight.why] : [])).at(0);
    },
  };
  return seen;
}
