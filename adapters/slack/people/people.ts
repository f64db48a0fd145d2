import type { UsersInfoResponse } from "@slack/web-api";
import { defined } from "../../../src/collections/defined.ts";
import type { Clock } from "../../../src/time/clock.ts";
import { MINUTE } from "../../../src/time/durations.ts";
import { codeOf } from "../posts/post-error.ts";
import type { Tell } from "../slack-settings.ts";
import type { Workspace } from "../workspaces/workspace.ts";
import { createTimedCache } from "./timed-cache.ts";

/** What a workspace says of a person. */
export interface Person {
  /** Of this workspace or its organisation, and no guest. */
  readonly isMember: boolean;
  /** An admin or an owner. */
  readonly isAdmin: boolean;
  /** IANA zone. */
  readonly timeZone?: string;
}

export interface People {
  /** Nobody in particular, who may change nothing, while Slack cannot be asked. */
  of(workspace: Workspace, userId: string): Promise<Person>;
}

const LIFETIME_MS = 10 * MINUTE;
const KEPT = 10_000;
const NOBODY: Person = { isMember: false, isAdmin: false };

export function createPeople(clock: Clock, tell: Tell): People {
  const cache = createTimedCache<Person>({
    lifetimeMs: LIFETIME_MS,
    limit: KEPT,
    now: clock.now,
  });
  return {
    async of(workspace, user) {
      try {
        return await cache.get(`${workspace.teamId}/${user}`, () => ask(workspace, user));
      } catch (error) {
        const text = "Slack could not be asked who somebody is, so they may change nothing now.";
        tell({ kind: "failed", level: "warn", text, error });
        return NOBODY;
      }
    },
  };
}

async function ask(workspace: Workspace, user: string): Promise<Person> {
  try {
    return personOf(workspace, await workspace.reads.users.info({ user }));
  } catch (error) {
    if (codeOf(error) === "user_not_found") return NOBODY;
    throw error;
  }
}

/** In a channel shared between organisations, whoever is of another one is a stranger. */
function personOf(workspace: Workspace, { user = {} }: UsersInfoResponse): Person {
  const isGuest = user.is_restricted === true || user.is_ultra_restricted === true;
  const isMember = isOwn(workspace, user) && !isGuest && user.deleted !== true;
  const isAdmin = [user.is_admin, user.is_owner, user.is_primary_owner].includes(true);
  return { isMember, isAdmin: isMember && isAdmin, ...defined({ timeZone: user.tz || undefined }) };
}

function isOwn(
  { teamId, enterpriseId }: Workspace,
  user: NonNullable<UsersInfoResponse["user"]>,
): boolean {
  if ("is_stranger" in user && user.is_stranger === true) return false;
  const organisation = user.enterprise_user?.enterprise_id;
  return user.team_id === teamId || (organisation !== undefined && organisation === enterpriseId);
}
