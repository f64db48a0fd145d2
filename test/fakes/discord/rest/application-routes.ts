import { z } from "zod";
import { parse, snowflake } from "../messages/shapes.ts";
import type { Settings } from "../settings.ts";
import { channelJson, guildJson, userJson } from "../world/payloads.ts";
import type { Channel, Guild, World } from "../world/world.ts";
import { visibleChannel } from "./access.ts";
import { apiError } from "./api-error.ts";
import { NO_CONTENT, ok, type Route } from "./route.ts";

/** Who the bot is, where it is, and where its gateway is. */
export interface Surroundings {
  gatewayUrl(): string;
  readonly settings: Pick<Settings, "shards">;
  /** Times the bot may still identify today. */
  sessionStartsLeft(): number;
  leave(guildId: string): void;
  directChannel(userId: string): Channel;
}

const LIMIT = { requests: 10, perMs: 10_000 };

export function applicationRoutes(world: World, around: Surroundings): Route[] {
  const { applicationId } = world;
  const me = { ...userJson(applicationId, true), mfa_enabled: true, verified: true };
  const get = (path: string, run: Route["run"]): Route => ({
    method: "GET",
    path,
    limit: LIMIT,
    run,
  });
  const joined = (id: string): Guild => {
    const guild = world.guilds.get(id);
    if (!guild) throw apiError(10004);
    if (!guild.joined) throw apiError(50001);
    return guild;
  };

  return [
    get("/users/@me", () => ok(me)),
    get("/users/@me/guilds", () => {
      const joinedOnes = [...world.guilds.values()].filter((one) => one.joined);
      return ok(joinedOnes.map(partialGuild));
    }),
    get("/applications/@me", () => ok(application(applicationId))),
    get("/oauth2/applications/@me", () => ok(application(applicationId))),
    get("/gateway", () => ok({ url: around.gatewayUrl() })),
    get("/gateway/bot", () =>
      ok({
        url: around.gatewayUrl(),
        shards: around.settings.shards,
        session_start_limit: {
          total: 1_000,
          remaining: around.sessionStartsLeft(),
          reset_after: 86_400_000,
          max_concurrency: 1,
        },
      }),
    ),
    get("/guilds/:guild", ({ param }) => ok(guildJson(world, joined(param("guild"))))),
    get("/guilds/:guild/members/:user", ({ param }) => {
      joined(param("guild"));
      if (param("user") !== applicationId) throw apiError(10013);
      return ok({
        user: userJson(applicationId, true),
        roles: [],
        flags: 0,
        deaf: false,
        mute: false,
      });
    }),
    get("/guilds/:guild/channels", ({ param }) => {
      const { id } = joined(param("guild"));
      const channels = [...world.channels.values()].filter(({ guildId }) => guildId === id);
      const own = channels.filter(({ type }) => type !== "thread");
      return ok(own.map((channel) => channelJson(world, channel)));
    }),
    get("/channels/:channel", ({ param }) =>
      ok(channelJson(world, visibleChannel(world, param("channel")))),
    ),
    {
      method: "DELETE",
      path: "/users/@me/guilds/:guild",
      limit: LIMIT,
      run({ param }) {
        around.leave(joined(param("guild")).id);
        return NO_CONTENT;
      },
    },
    {
      method: "POST",
      path: "/users/@me/channels",
      limit: LIMIT,
      run({ body }) {
        const { recipient_id } = parse(z.strictObject({ recipient_id: snowflake }), body);
        return ok(channelJson(world, around.directChannel(recipient_id)));
      },
    },
  ];
}

function application(id: string): object {
  return {
    id,
    name: "Offprint",
    icon: null,
    description: "",
    type: null,
    bot: userJson(id, true),
    bot_public: true,
    bot_require_code_grant: false,
    summary: "",
    verify_key: "0".repeat(64),
    flags: 0,
    tags: [],
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    approximate_guild_count: 1,
    owner: userJson("1"),
    team: null,
  };
}

/** A server as the list of one's own servers tells it. */
function partialGuild({ id, name, permissions }: Guild): object {
  const none = { icon: null, banner: null, owner: false, features: [] };
  return { ...none, id, name, permissions: String(permissions) };
}
