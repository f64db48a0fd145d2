import type { Channel, ChannelRegister } from "../channels/channel.ts";
import type { Place } from "../chat/place.ts";
import { UserError } from "../errors.ts";

/** @throws UserError where nothing is followed yet */
export function knownChannel(channels: Pick<ChannelRegister, "get">, place: Place): Channel {
  const channel = channels.get(place);
  if (channel) return channel;
  throw new UserError("Nothing is followed here yet. Start with /papers subscribe trending.");
}
