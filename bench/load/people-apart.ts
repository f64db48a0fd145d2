import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Place } from "../../src/chat/place.ts";

/** Two platforms in a process of their own, and who asks there. */
export interface People {
  /** Settings of a bot that is on both. */
  readonly settings: Readonly<Record<string, string>>;
  /** Channels for digests. */
  readonly places: readonly Place[];
  /** From now on. */
  ask(asking: Asking): void;
  /** Asks no more. @returns what came until then */
  end(): Promise<FirstAnswers>;
  close(): void;
}

export interface ChannelsFor {
  readonly discord: number;
  readonly slack?: number;
}

export interface Asking {
  readonly perSecond: number;
  /** In turns. */
  readonly platforms: readonly ("discord" | "slack")[];
  /** What is searched for. */
  readonly words: readonly string[];
}

/** Milliseconds until each command's first sign or completion's choices; as long as a platform waits where none came. */
export type FirstAnswers = readonly number[];

/** What the process tells first. */
export type Arrived = Pick<People, "settings" | "places">;

/** What the process is told, and answers with {@link FirstAnswers} when it is `end`. */
export type Order = Asking | "end";

/** Starts the platforms, each with so many channels for digests. */
export async function startPeople(channels: ChannelsFor): Promise<People> {
  const { discord, slack = 0 } = channels;
  const counts = [discord, slack].map(String);
  const child = fork(fileURLToPath(new URL("people.js", import.meta.url)), counts);
  const [arrived]: Arrived[] = await once(child, "message");
  if (!arrived) throw new Error("Nobody is there who could ask.");
  const tell = (order: Order) => child.send(order);
  return {
    ...arrived,
    ask: tell,
    async end() {
      tell("end");
      const [answers] = await once(child, "message");
      return answers as FirstAnswers;
    },
    close: () => child.kill(),
  };
}
