export { createDiscordAdapter } from "./discord-adapter.ts";
export type { DiscordEvent } from "./discord-settings.ts";
export { checkToken } from "./gateway/check-token.ts";
export { listChannels, postTest } from "./test-post.ts";
