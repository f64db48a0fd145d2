export { type CheckedAccess, checkAppToken, checkBotToken } from "./check-access.ts";
export { checkClient } from "./check-client.ts";
export { createSlackAdapter } from "./slack-adapter.ts";
export type { SlackEvent, SlackSettings } from "./slack-settings.ts";
export { listChannels, postTest, type TestChannel } from "./test-post.ts";
