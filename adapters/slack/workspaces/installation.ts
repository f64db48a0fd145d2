import type { AuthTestResponse, OauthV2AccessResponse } from "@slack/web-api";
import { z } from "zod";
import { defined } from "../../../src/collections/defined.ts";
import { SECOND } from "../../../src/time/durations.ts";
import type { Instant } from "../../../src/time/instant.ts";

const text = z.string().min(1);

/** What a workspace, or a whole organisation, gave the bot. Times in milliseconds since the epoch. */
export const Installation = z.object({
  /** The workspace's; of an installation for a whole organisation, the organisation's. */
  id: text,
  teamId: text.optional(),
  enterpriseId: text.optional(),
  botUserId: text,
  botId: text.optional(),
  botName: text.optional(),
  token: text,
  /** Only of a token that expires. */
  refreshToken: text.optional(),
  expiresAt: z.number().optional(),
  installedAt: z.number(),
});
export type Installation = z.infer<typeof Installation>;

/** What renews a token, and how long the new one lives from now. */
export interface Tokens {
  readonly token: string;
  readonly refreshToken?: string;
  readonly expiresAt?: number;
}

/** @throws TypeError when Slack's answer has no token */
export function tokensOf(answer: OauthV2AccessResponse, now: Instant): Tokens {
  const { access_token: token, refresh_token: refreshToken, expires_in: seconds } = answer;
  if (!token) throw new TypeError("Slack's answer holds no token of a bot.");
  const isShortLived = refreshToken !== undefined && seconds !== undefined;
  return isShortLived ? { token, refreshToken, expiresAt: now + seconds * SECOND } : { token };
}

/**
 * @param answer of `oauth.v2.access` for a code
 * @throws TypeError when it tells of no bot or of neither a workspace nor an organisation
 */
export function installationOf(answer: OauthV2AccessResponse, now: Instant): Installation {
  const enterpriseId = answer.enterprise?.id;
  const teamId = answer.is_enterprise_install ? undefined : answer.team?.id;
  const id = teamId ?? enterpriseId;
  const { bot_user_id: botUserId } = answer;
  if (!id || !botUserId) throw new TypeError("Slack's answer is of no installation of a bot.");
  return {
    id,
    botUserId,
    installedAt: now,
    ...tokensOf(answer, now),
    ...defined({ teamId: teamId || undefined, enterpriseId: enterpriseId || undefined }),
  };
}

/** What `auth.test` says of a token's bot besides. */
export function withNames<T extends object>(given: T, { bot_id, user }: AuthTestResponse) {
  return { ...given, ...defined({ botId: bot_id || undefined, botName: user || undefined }) };
}
