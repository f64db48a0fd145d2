import { adapterOf, addressOf, type Place, placeOf } from "../../src/chat/place.ts";

export const NAME = "slack";

export interface SlackAddress {
  readonly teamId: string;
  /** Of a public channel (C…), a private one (G… or C…) or a direct message (D…). */
  readonly channelId: string;
}

const ADDRESS = /^([TE][A-Z0-9]{1,30})\/([CGD][A-Z0-9]{1,30})$/u;
const USER = /^[UW][A-Z0-9]{1,30}$/u;

/** `slack:TEAM/CHANNEL`: a conversation, as it is named in one workspace. */
export function slackPlace(teamId: string, channelId: string): Place {
  return placeOf(NAME, `${teamId}/${channelId}`);
}

/** `slack:TEAM`: everything in one workspace. */
export function slackServer(teamId: string): Place {
  return placeOf(NAME, teamId);
}

/** `slack:USER`, unique in all of Slack. */
export function slackPerson(userId: string): string {
  return placeOf(NAME, userId);
}

/** Undefined when the place is none of Slack's. */
export function slackAddressOf(place: Place): SlackAddress | undefined {
  if (adapterOf(place) !== NAME) return undefined;
  const [, teamId, channelId] = ADDRESS.exec(addressOf(place)) ?? [];
  return teamId && channelId ? { teamId, channelId } : undefined;
}

/** Undefined when the id is of no person of Slack's. */
export function slackUserOf(personId: string): string | undefined {
  const [adapter, userId = ""] = personId.split(":", 2);
  return adapter === NAME && USER.test(userId) ? userId : undefined;
}

/** A direct message between the bot and one person. */
export function isDirect(channelId: string): boolean {
  return channelId.startsWith("D");
}
