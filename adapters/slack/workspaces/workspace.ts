import type { WebClient } from "@slack/web-api";

/** One workspace the bot is in, with what it takes to act there. */
export interface Workspace {
  readonly teamId: string;
  /** Of a workspace in an Enterprise Grid organisation. */
  readonly enterpriseId?: string;
  readonly botUserId: string;
  readonly botId?: string;
  /** What `/invite @` is followed by. */
  readonly botName?: string;
  readonly token: string;
  /** What may be asked twice, and answers to people. */
  readonly reads: WebClient;
  /** Sent once: nothing is repeated, and a limit is an error. */
  readonly posts: WebClient;
}

export interface WorkspaceId {
  readonly teamId: string;
  readonly enterpriseId?: string;
}

/** The workspaces that let the bot in. */
export interface Workspaces {
  /**
   * Waits for as long as Slack cannot be reached, when one token is the only workspace; from then on
   * tokens that expire are renewed ahead of time.
   *
   * @throws OperatorError when that token is refused
   */
  start(): Promise<void>;
  stop(): Promise<void>;
  /**
   * The workspace, unless the bot is not installed there. An `enterpriseId` from a payload lets a
   * workspace be found that an installation for the whole organisation serves; it is remembered.
   * The token has some minutes to live.
   */
  of(teamId: string, enterpriseId?: string): Promise<Workspace | undefined>;
  /** The same workspace with another token, after Slack has called this one expired. */
  renew(workspace: Workspace): Promise<Workspace | undefined>;
  all(): Promise<readonly WorkspaceId[]>;
  /**
   * Forgets an installation, of a workspace or of an organisation, unless it was made after `at`
   * (milliseconds). Answers which workspaces it served.
   */
  remove(id: string, at?: number): Promise<readonly string[]>;
}
