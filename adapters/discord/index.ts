export { createDiscordAdapter } from "./discord-adapter.ts";
export type { DiscordEvent, DiscordSettings } from "./discord-settings.ts";
export { type CheckedToken, checkToken } from "./gateway/check-token.ts";
export { listChannels, postTest, type TestChannel } from "./test-post.ts";
