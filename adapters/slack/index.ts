export { createSlackAdapter } from "./slack-adapter.ts";
export type { SlackEvent } from "./slack-settings.ts";
export { listChannels, postTest } from "./test-post.ts";
export { checkAppToken, checkBotToken } from "./workspaces/check-access.ts";
export { checkClient } from "./workspaces/check-client.ts";
