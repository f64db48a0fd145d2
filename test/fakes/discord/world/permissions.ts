/** The bits a bot that posts can meet: https://docs.discord.com/developers/topics/permissions */
export const PERMISSIONS = {
  manageChannels: 1n << 4n,
  administrator: 1n << 3n,
  manageGuild: 1n << 5n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  manageMessages: 1n << 13n,
  embedLinks: 1n << 14n,
  attachFiles: 1n << 15n,
  readMessageHistory: 1n << 16n,
  useApplicationCommands: 1n << 31n,
  manageThreads: 1n << 34n,
  createPublicThreads: 1n << 35n,
  sendMessagesInThreads: 1n << 38n,
} as const;

export type Permission = keyof typeof PERMISSIONS;

/** What a bot has where nobody took anything away, and a member who manages nothing. */
export const USUAL_PERMISSIONS = bitsOf(
  "viewChannel",
  "sendMessages",
  "embedLinks",
  "attachFiles",
  "readMessageHistory",
  "useApplicationCommands",
  "createPublicThreads",
  "sendMessagesInThreads",
);

export function bitsOf(...names: readonly Permission[]): bigint {
  return names.reduce((bits, name) => bits | PERMISSIONS[name], 0n);
}

export function has(bits: bigint, permission: Permission): boolean {
  if ((bits & PERMISSIONS.administrator) !== 0n) return true;
  return (bits & PERMISSIONS[permission]) !== 0n;
}
