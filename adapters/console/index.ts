export { createConsoleAdapter } from "./console-adapter.ts";
export type { ConsoleSettings } from "./console-settings.ts";
export { terminalFeatures } from "./terminal-features.ts";
