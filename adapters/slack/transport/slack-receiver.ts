import type { Receiver } from "@slack/bolt";

/** How Slack is heard, by one of its two transports. */
export interface SlackReceiver extends Receiver {
  /**
   * Resolves once events are heard.
   *
   * @throws OperatorError when Slack refuses the settings
   */
  start(): Promise<void>;
  stop(): Promise<void>;
  isConnected(): boolean;
  /** What an operator should know now, in a sentence. */
  warning(): string | undefined;
}
