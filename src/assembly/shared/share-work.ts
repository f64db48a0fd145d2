import type { SharedChannels } from "../../channels/shared-channels.ts";
import type { Adapter } from "../../chat/adapter.ts";
import type { SharedDelivery } from "../../delivery/shared-delivery.ts";
import type { Ingest } from "../../ingest/ingest.ts";
import type { Polling } from "../../ingest/poll-loop.ts";
import { createSharedIngest, type SharedIngest } from "../../ingest/shared-ingest.ts";
import type { Log } from "../../log.ts";
import type { SharedReadings } from "../../metrics/shared-readings.ts";
import type { Role } from "../../postgres/role.ts";
import type { Roles } from "../../postgres/roles.ts";
import type { Source } from "../../sources/source.ts";
import type { Clock } from "../../time/clock.ts";
import { SECOND } from "../../time/durations.ts";
import type { Papers } from "../assemble-papers.ts";
import type { Shared, Store } from "../store.ts";
import { listeningRoles, type ShareListeningDeps } from "./share-listening.ts";
import { type SharedSources, shareSources } from "./share-sources.ts";

/** What this process does of what several share out, and how it keeps up with the others. */
export interface SharedWork {
  readonly sources: readonly Source[];
  readonly share: SharedSources["share"];
  readonly shareIngest: (own: Ingest) => Ingest;
  /** Once all is assembled: keeps up with the others until the end. */
  follow(parts: FollowedParts): Promise<Following>;
  /** Begins to take roles. */
  begin(parts: RoleParts): void;
  isAsking(): boolean;
  /** The names of the roles it has, each with the number of its lease. */
  roles(): readonly string[];
  /** What is measured of it. */
  readings(): SharedReadings;
  /** Whether others hear all of it. */
  isElsewhere(adapter: Adapter): boolean;
  /** Gives up all roles. */
  stop(hurry: AbortSignal): Promise<void>;
}

export interface ShareWorkDeps {
  readonly store: Store & { readonly shared: Shared };
  /** The sources that one process asks. */
  readonly own: readonly Source[];
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

export interface FollowedParts {
  readonly papers: Papers;
  readonly channels: SharedChannels;
}

export interface Following {
  /** Once every source was asked, by whichever process. */
  readonly allAsked: Promise<void>;
  readonly ended: Promise<void>;
}

export interface RoleParts extends Pick<ShareListeningDeps, "listen" | "onSilent"> {
  readonly papers: Papers;
  readonly delivery: SharedDelivery;
  readonly adapters: readonly Adapter[];
  readonly poll: (sources: readonly Source[], signal: AbortSignal) => readonly Polling[];
}

const FOLLOW_MS = SECOND;

interface Working extends ShareWorkDeps {
  readonly sources: SharedSources;
  ingest: SharedIngest | undefined;
  roles: Roles | undefined;
  readonly heard: ShareListeningDeps["heard"];
}

export function shareWork(deps: ShareWorkDeps): SharedWork {
  const { own, store, clock, log } = deps;
  const onError = (error: unknown) => log.warn({ err: error }, "what sources say is shared later");
  const sources = shareSources({ own, shared: store.shared, clock, onError });
  const working: Working = {
    ...deps,
    sources,
    ingest: undefined,
    roles: undefined,
    heard: new Map(),
  };
  return {
    sources: sources.sources,
    share: sources.share,
    isAsking: sources.isAsking,
    shareIngest(ownIngest) {
      const told = store.documents("heard");
      working.ingest = createSharedIngest({ ...sources, own: ownIngest, told });
      return working.ingest;
    },
    follow: (parts) => startFollowing(working, parts),
    begin(parts) {
      working.roles = store.shared.shareRoles(rolesOf(working, parts));
    },
    roles: () => (working.roles?.held() ?? []).map(({ role, lease }) => `${role}, lease ${lease}`),
    readings: () => readingsOf(working),
    isElsewhere: ({ parts, name }) => parts !== undefined && !working.heard.get(name)?.size,
    stop: async (hurry) => working.roles?.stop(hurry),
  };
}

/** Whoever asks the sources has the papers first. */
function readingsOf({ roles, sources, store }: Working): SharedReadings {
  return {
    roles: roles?.held() ?? [],
    ...(roles?.counts() ?? { taken: 0, lost: 0 }),
    behind: sources.isAsking() ? { marks: 0, ms: 0 } : store.shared.papers.lag(),
  };
}

async function startFollowing(working: Working, parts: FollowedParts): Promise<Following> {
  const { store, own } = working;
  store.shared.papers.watch(parts.papers.takeIn);
  await followOnce(working, parts);
  let onAsked = () => {};
  const allAsked = new Promise<void>((resolve) => {
    onAsked = resolve;
  });
  const look = () => {
    if (own.every((source) => parts.papers.ingest.verdict(source))) onAsked();
  };
  look();
  return { allAsked, ended: keepFollowing(working, parts, look) };
}

async function keepFollowing(working: Working, parts: FollowedParts, look: () => void) {
  const { clock, signal, log } = working;
  let isTroubled = false;
  while (!signal.aborted) {
    try {
      await followOnce(working, parts);
      isTroubled = false;
    } catch (error) {
      if (!isTroubled) log.warn({ err: error }, "what other processes change is not seen now");
      isTroubled = true;
    }
    look();
    await clock.sleep(FOLLOW_MS, signal).catch(() => undefined);
  }
}

async function followOnce(
  { store: { shared }, ingest, sources, signal }: Working,
  { channels }: FollowedParts,
): Promise<void> {
  await channels.follow();
  await shared.follow();
  if (sources.isAsking()) return;
  const hear = await ingest?.listen();
  await shared.papers.follow(signal);
  hear?.();
}

function rolesOf(working: Working, parts: RoleParts): readonly Role[] {
  const { catalogue, ingest } = parts.papers;
  const asking = working.sources.role({
    catalogue,
    ingest,
    poll: (signal) => parts.poll(working.own, AbortSignal.any([signal, working.signal])),
  });
  const { heard } = working;
  const listening = listeningRoles(parts.adapters, { ...parts, heard });
  // The last is the first to be given up.
  return [...listening, asking, ...parts.delivery.roles];
}
