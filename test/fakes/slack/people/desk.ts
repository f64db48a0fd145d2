import type { Delivery, Outgoing } from "../delivery/delivery.ts";
import { installationIn } from "../delivery/events.ts";
import { isMistake, SlackError } from "../world/slack-error.ts";
import type { Channel, Message, Team, User, World } from "../world/world.ts";
import type { Deed } from "./payloads.ts";
import { type Belonging, createSeen, type Seen, type SeenLog } from "./seen.ts";

/** Who does something. */
export interface Who {
  /** A person's id; without it, the first of the workspace. */
  readonly user?: string;
  /** The workspace they are in; only a person of several needs it. */
  readonly team?: string;
}

export interface Begun {
  readonly seen: SeenLog;
  readonly triggerId: string;
}

/** Takes a person's deeds and carries them to the app. */
export interface Desk {
  /** @throws Error for somebody or a place that is not there, or where the app is not. */
  deedOf(who: Who, channelId?: string): Deed;
  channelOf(deed: Deed, channelId: string): Channel;
  /** Of a message the bot wrote: the workspace it wrote in. */
  teamOf(message: Message): Team;
  begin(deed: Deed, viewId?: string): Begun;
  /** Resolves once the person waits for nothing more; `take` sees what the app answered. */
  tell(seen: SeenLog, outgoing: Outgoing, take?: (answer: unknown) => void): Promise<Seen>;
  /** Looks at the screen a while. */
  watch(seen: SeenLog): Promise<Seen>;
  /** Like `tell`, for what is over with its acknowledgement. */
  mention(seen: SeenLog, outgoing: Outgoing): Promise<Seen>;
  /** Slack delivers a deed once more. */
  again(seen: Seen): Promise<void>;
  close(): void;
}

export function createDesk(world: World, delivery: Delivery, belonging: Belonging): Desk {
  const stopped = new AbortController();
  const told = new Map<Seen, Outgoing>();

  function userOf({ user: id, team }: Who, channel: Channel | undefined): User {
    if (id !== undefined) return mustFind(world.users.get(id), `person ${id}`);
    const home = team ?? channel?.teamId ?? [...world.teams.keys()][0];
    const people = [...world.users.values()].filter(({ isBot, deleted }) => !isBot && !deleted);
    return mustFind(
      people.find(({ teamId }) => teamId === home),
      `person in ${home}`,
    );
  }

  function isAtHome(user: User, channel: Channel): boolean {
    const own = world.teams.get(user.teamId)?.enterpriseId;
    const there = world.teams.get(channel.teamId)?.enterpriseId;
    return user.teamId === channel.teamId || (own !== undefined && own === there);
  }

  async function carry(
    seen: SeenLog,
    outgoing: Outgoing,
    take: (answer: unknown) => void,
  ): Promise<void> {
    told.set(seen, outgoing);
    const outcome = await delivery.deliver(outgoing);
    if (outcome.kind === "failed") return seen.record({ kind: "failed", why: outcome.why });
    seen.record({ kind: "acknowledged" });
    try {
      take(outcome.answer);
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      if (isMistake(error)) world.violate("answer", [error.code, ...error.faults].join("; "));
      seen.record({ kind: "failed", why: error.code });
    }
  }

  async function watch(seen: SeenLog): Promise<Seen> {
    const patience = new AbortController();
    const signal = AbortSignal.any([patience.signal, stopped.signal]);
    const bored = world.clock.sleep(world.settings.patienceMs, signal).catch(() => undefined);
    await Promise.race([seen.settled, bored]);
    patience.abort();
    return seen;
  }

  return {
    watch,
    deedOf(who, channelId) {
      const channel =
        channelId === undefined
          ? undefined
          : mustFind(world.channels.get(channelId), `channel ${channelId}`);
      const user = userOf(who, channel);
      const home = channel && isAtHome(user, channel) ? channel.teamId : user.teamId;
      const team = mustFind(world.teams.get(who.team ?? home), `workspace ${who.team ?? home}`);
      mustFind(installationIn(world, team.id), `app in ${team.id}`);
      return { user, team, ...(channel && { channel }) };
    },
    channelOf({ user }, id) {
      const channel = mustFind(world.channels.get(id), `channel ${id}`);
      const { kind, members, teamId, sharedWith } = channel;
      const isOpen = kind === "public" && (isAtHome(user, channel) || sharedWith.has(user.teamId));
      if (!isOpen && !members.has(user.id))
        throw new Error(`${user.id} does not see ${id} of ${teamId}.`);
      return channel;
    },
    teamOf({ userId, channelId, teamId }) {
      const installed = [...world.installations.values()];
      const bot = installed.find(({ botUserId }) => botUserId === userId);
      const home = bot?.teamId ?? world.channels.get(channelId)?.teamId ?? teamId;
      return mustFind(world.teams.get(home), `workspace ${home}`);
    },
    begin({ user, team, channel }, viewId) {
      const { clock, settings, newSecret } = world;
      const triggerId = `${clock.now()}.${team.id}.${newSecret()}`;
      const expiresAt = clock.now() + settings.triggerLifeMs;
      const trigger = { id: triggerId, teamId: team.id, userId: user.id, expiresAt, used: false };
      world.triggers.set(triggerId, { ...trigger, ...(viewId !== undefined && { viewId }) });
      const screen = { userId: user.id, triggerId, ...(channel && { channelId: channel.id }) };
      return { triggerId, seen: createSeen(world, screen, belonging) };
    },
    async tell(seen, outgoing, take = () => undefined) {
      await carry(seen, outgoing, take);
      return watch(seen);
    },
    async mention(seen, outgoing) {
      await carry(seen, outgoing, () => undefined);
      return seen;
    },
    async again(seen) {
      const outgoing = told.get(seen);
      if (!outgoing) throw new Error("Nothing was told.");
      await delivery.deliver(outgoing);
    },
    close: () => stopped.abort(),
  };
}

export function mustFind<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`There is no ${what}.`);
  return found;
}
