import { channelJson, messageJson, userJson } from "../world/payloads.ts";
import { latest } from "../world/post-box.ts";
import type { World } from "../world/world.ts";
import { INTERACTION_TYPES, type Interaction } from "./interactions.ts";

/** INTERACTION_CREATE: https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object */
export function interactionJson(world: World, interaction: Interaction, data: object): object {
  const { id, token, type, channel, source, person } = interaction;
  const message = source && latest(world, source);
  return {
    id,
    application_id: world.applicationId,
    type: INTERACTION_TYPES[type],
    token,
    version: 1,
    data,
    channel_id: channel.id,
    channel: { ...channelJson(world, channel), permissions: String(person.permissions) },
    ...where(world, interaction),
    locale: person.locale,
    app_permissions: String(channel.permissions),
    entitlements: [],
    entitlement_sku_ids: [],
    attachment_size_limit: 10_485_760,
    ...(message && { message: messageJson(world, message) }),
  };
}

function where(world: World, { channel, person }: Interaction): object {
  const { guildId } = channel;
  const user = userJson(person.user);
  const byUser = { 1: person.user };
  if (guildId === undefined)
    return { user, context: 1, authorizing_integration_owners: { ...byUser, 0: "0" } };
  const joined = world.guilds.get(guildId)?.joined === true;
  return {
    guild_id: guildId,
    guild: { id: guildId, features: [], locale: "en-US" },
    guild_locale: "en-US",
    context: 0,
    authorizing_integration_owners: joined ? { 0: guildId } : byUser,
    member: {
      user,
      nick: null,
      avatar: null,
      banner: null,
      roles: [],
      joined_at: "2024-01-01T00:00:00.000000+00:00",
      premium_since: null,
      deaf: false,
      mute: false,
      pending: false,
      flags: 0,
      communication_disabled_until: null,
      permissions: String(person.permissions),
    },
  };
}
