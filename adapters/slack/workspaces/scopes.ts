/**
 * What the bot asks a workspace for, each with its reason, and nothing else. It reads no messages.
 * https://docs.slack.dev/reference/scopes
 */
export const SCOPES = {
  commands: "`/papers`, and both shortcuts",
  "chat:write": "digests, in channels the bot is in, and messages of its own",
  "channels:join": "to enter a public channel that somebody subscribed there, and no other",
  "channels:read":
    "to see whether the bot is in a public channel, and which ones the person who opens its Home tab is in",
  "groups:read": "the same of private channels that the bot was invited to",
  "im:write": "to open the direct message with the person who installed or subscribed it",
  "users:read":
    "a person's time zone, and whether they may change a channel: guest, member or admin",
} as const;

export type Scope = keyof typeof SCOPES;

/** The same as a list, in the order of {@link SCOPES}. */
export const SCOPE_LIST: readonly Scope[] = Object.keys(SCOPES).filter(isScope);

function isScope(name: string): name is Scope {
  return name in SCOPES;
}
