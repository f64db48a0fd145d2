import { createBoundedMap } from "../../../src/collections/bounded-map.ts";
import { DAY, HOUR } from "../../../src/time/durations.ts";
import type { Instant } from "../../../src/time/instant.ts";

/** How often people may be written to who have not confirmed anything. */
export interface InviteLimits {
  /** Which limit is reached; undefined where none is, and then it counts. */
  take(who: Invited): keyof typeof INVITE_LIMITS | undefined;
  /** Counts what was sent before this process began. */
  remember(mailbox: string, at: Instant): void;
}

/** Neither is the address itself. */
export interface Invited {
  readonly mailbox: string;
  /** A person of a chat, or a network of the page. */
  readonly by: string;
}

/** At most so many in any stretch of so many milliseconds. */
export const INVITE_LIMITS = {
  mailbox: { most: 3, perMs: DAY },
  by: { most: 10, perMs: DAY },
  all: { most: 200, perMs: HOUR },
} as const;

/** As many keys as can count within a day, so that a storm makes nothing forgotten that still counts. */
const KEYS = (INVITE_LIMITS.all.most * DAY) / INVITE_LIMITS.all.perMs;

export function createInviteLimits(now: () => Instant): InviteLimits {
  const windows = {
    mailbox: createWindow(INVITE_LIMITS.mailbox, now),
    by: createWindow(INVITE_LIMITS.by, now),
    all: createWindow(INVITE_LIMITS.all, now),
  };
  return {
    take({ mailbox, by }) {
      if (!windows.mailbox.hasRoom(mailbox)) return "mailbox";
      if (!windows.by.hasRoom(by)) return "by";
      if (!windows.all.hasRoom("")) return "all";
      windows.mailbox.count(mailbox, now());
      windows.by.count(by, now());
      windows.all.count("", now());
      return undefined;
    },
    remember: (mailbox, at) => windows.mailbox.count(mailbox, at),
  };
}

interface Window {
  hasRoom(key: string): boolean;
  count(key: string, at: Instant): void;
}

function createWindow(
  { most, perMs }: { readonly most: number; readonly perMs: number },
  now: () => Instant,
): Window {
  const counted = createBoundedMap<string, readonly Instant[]>(KEYS);
  const recent = (key: string) => (counted.get(key) ?? []).filter((at) => at > now() - perMs);
  return {
    hasRoom: (key) => recent(key).length < most,
    count: (key, at) => counted.set(key, [...recent(key), at]),
  };
}
