import { adapterOf, addressOf, DIRECT, type Place, placeOf } from "../../src/chat/place.ts";

export const NAME = "discord";

/** `discord:GUILD/CHANNEL`, or `discord:@me/CHANNEL` outside of servers. A thread is a channel. */
export function discordPlace(guildId: string | undefined, channelId: string): Place {
  return placeOf(NAME, `${guildId ?? DIRECT}/${channelId}`);
}

/** The channel's id, or undefined when the place is none of Discord's. */
export function channelOf(place: Place): string | undefined {
  if (adapterOf(place) !== NAME) return undefined;
  return /^(?:\d{1,20}|@me)\/(\d{1,20})$/u.exec(addressOf(place))?.[1];
}

/** Whether the place is a direct message, which has neither threads nor a server. */
export function isDirect(place: Place): boolean {
  return addressOf(place).startsWith(`${DIRECT}/`);
}

/** Everything in one server, or in direct messages: `discord:GUILD`, `discord:@me`. */
export function serverPlace(guildId: string | undefined): Place {
  return placeOf(NAME, guildId ?? DIRECT);
}
