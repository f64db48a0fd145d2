import type { Clock } from "../../../../src/time/clock.ts";
import type { Settings } from "../settings.ts";
import type { Happening } from "./happening.ts";
import { createIds } from "./ids.ts";
import type { World } from "./world.ts";

/** A world with nothing in it yet. */
export function createWorld(clock: Clock, settings: Settings): World {
  const listeners = new Set<(happening: Happening) => void>();
  const violations: string[] = [];
  return {
    ...createIds(clock.now),
    clock,
    settings,
    enterprises: new Map(),
    teams: new Map(),
    users: new Map(),
    channels: new Map(),
    installations: new Map(),
    tokens: new Map(),
    ephemerals: [],
    views: new Map(),
    triggers: new Map(),
    violations,
    violate: (where, what) => void violations.push(`${where}: ${what}`),
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    happen(happening) {
      for (const listener of [...listeners]) listener(happening);
    },
  };
}
