/**
 * Every adapter, one line each. A platform's SDK is loaded only when that platform is configured:
 * `const { createConsoleAdapter } = await adapters.console()`.
 */
export const adapters = {
  console: () => import("./console/index.ts"),
  discord: () => import("./discord/index.ts"),
  slack: () => import("./slack/index.ts"),
};
