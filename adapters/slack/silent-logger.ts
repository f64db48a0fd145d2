import { type Logger, LogLevel } from "@slack/web-api";

/** The SDK's own words would go to standard output, which belongs to the console. */
export const silent: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};
