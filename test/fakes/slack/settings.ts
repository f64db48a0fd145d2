/** The app as it is set up at Slack, how strict this Slack is, and how fast. */
export interface Settings {
  readonly appId: string;
  readonly appName: string;
  /** Of the first workspace's bot. */
  readonly botToken: string;
  /** `connections:write`, for Socket Mode. */
  readonly appToken: string;
  readonly signingSecret: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The scopes a workspace grants; a method that needs another answers `missing_scope`. */
  readonly scopes: readonly string[];
  /** Tokens given by `oauth.v2.access` expire after 12 hours. */
  readonly rotation: boolean;
  /** Where people are sent back after they allowed the app; any address when empty. */
  readonly redirectUrls: readonly string[];
  readonly tokenLifeMs: number;
  readonly triggerLifeMs: number;
  /** How long a person looks at the screen after an acknowledgement when nothing more comes. */
  readonly patienceMs: number;
  /** How the app hears of people: only with `socket` may it call `apps.connections.open`. */
  readonly transport: "socket" | "http";
  /** Calls a minute of each tier, per method and workspace: https://docs.slack.dev/apis/web-api/rate-limits */
  readonly tiers: Readonly<Record<1 | 2 | 3 | 4, number>>;
  /** Messages a channel takes. */
  readonly perChannel: { readonly posts: number; readonly perMs: number };
}

export const DEFAULTS: Settings = {
  appId: "A0OFFPRINT",
  appName: "offprint",
  botToken: "xoxb-1000000001-1000000002-fakefakefakefakefakefake",
  appToken: "xapp-1-A0OFFPRINT-1000000003-fakefakefakefakefakefake",
  signingSecret: "8f742231b10e8888abcd99yyyzzz85a5",
  clientId: "1000000001.1000000004",
  clientSecret: "0123456789abcdef0123456789abcdef",
  scopes: [
    "commands",
    "chat:write",
    "channels:join",
    "channels:read",
    "groups:read",
    "im:write",
    "users:read",
  ],
  rotation: false,
  redirectUrls: [],
  tokenLifeMs: 12 * 60 * 60 * 1_000,
  triggerLifeMs: 3_000,
  patienceMs: 2_000,
  transport: "socket",
  tiers: { 1: 1, 2: 20, 3: 50, 4: 100 },
  perChannel: { posts: 1, perMs: 1_000 },
};
