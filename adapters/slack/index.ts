export { createSlackAdapter } from "./slack-adapter.ts";
export type { SlackEvent, SlackSettings } from "./slack-settings.ts";
export { listChannels, postTest, type TestChannel } from "./test-post.ts";
export { type CheckedAccess, checkAppToken, checkBotToken } from "./workspaces/check-access.ts";
export { checkClient } from "./workspaces/check-client.ts";
