export { type CheckedToken, checkToken } from "./check-token.ts";
export { createDiscordAdapter } from "./discord-adapter.ts";
export type { DiscordEvent, DiscordSettings } from "./discord-settings.ts";
export { listChannels, postTest, type TestChannel } from "./test-post.ts";
