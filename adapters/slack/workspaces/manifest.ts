import type { webApi } from "@slack/bolt";
import { defined } from "../../../src/collections/defined.ts";
import { SCOPE_LIST } from "./scopes.ts";

export type SlackManifest = webApi.AppsManifestCreateArguments["manifest"];

export type ManifestOptions =
  /** One workspace; the bot connects to Slack. */
  | { readonly mode: "socket" }
  /** Slack calls the bot at this https origin; with `installs`, for every workspace that adds it. */
  | { readonly mode: "http"; readonly publicUrl: string; readonly installs?: boolean };

/** The slash command, whole. */
export const COMMAND = "/papers";

/** Where Slack's requests and people's installations arrive, on every public address. */
export const PATHS = {
  events: "/slack/events",
  install: "/slack/install",
  redirect: "/slack/oauth_redirect",
} as const;

/** Entries of Slack's own menus, by their `callback_id`. */
export const SHORTCUTS = {
  search_papers: {
    type: "global",
    name: "Search papers",
    description: "Find research papers by words, authors, categories or dates",
  },
  similar_papers: {
    type: "message",
    name: "Find similar papers",
    description: "Papers near the ones this message links to",
  },
} as const;

/** The events Slack sends besides commands and buttons, each with what it is heard for. */
export const EVENTS = {
  app_home_opened: "shows what the person and their channels follow",
  app_uninstalled: "forgets the workspace and its token",
  tokens_revoked: "the same, when only the token was taken back",
  member_joined_channel: "when it is the bot that joined, digests may go to the channel again",
  channel_left: "pauses the digests of a public channel the bot was removed from",
  channel_archive: "pauses those of one that was archived",
  channel_unarchive: "resumes them",
  channel_deleted: "pauses those of one that is no more",
  group_left: "as `channel_left`, for a private channel",
  group_archive: "as `channel_archive`",
  group_unarchive: "as `channel_unarchive`",
  group_deleted: "as `channel_deleted`",
} as const;

/** The app as Slack makes it: https://docs.slack.dev/reference/app-manifest */
export function slackManifest(options: ManifestOptions): SlackManifest {
  const events =
    options.mode === "http" ? new URL(PATHS.events, options.publicUrl).href : undefined;
  return {
    display_information: {
      name: "Offprint",
      description:
        "Research papers for a channel: digests of what is new on its topics, and search",
      background_color: "#3d5a80",
    },
    features: features(events),
    oauth_config: oauth(options),
    settings: {
      event_subscriptions: {
        ...defined({ request_url: events || undefined }),
        bot_events: eventNames(),
      },
      interactivity: {
        is_enabled: true,
        ...defined({
          request_url: events || undefined,
          message_menu_options_url: events || undefined,
        }),
      },
      ...reach(options),
    },
  };
}

/** A page of Slack's on which the app is made with one click; it asks which workspace. */
export function manifestLink(manifest: SlackManifest): string {
  const json = encodeURIComponent(JSON.stringify(manifest));
  return `https://api.slack.com/apps?new_app=1&manifest_json=${json}`;
}

function features(url: string | undefined): NonNullable<SlackManifest["features"]> {
  return {
    app_home: {
      home_tab_enabled: true,
      messages_tab_enabled: true,
      // Read-only would take the command away from the direct message too.
      messages_tab_read_only_enabled: false,
    },
    bot_user: { display_name: "offprint", always_online: true },
    shortcuts: Object.entries(SHORTCUTS).map(([callback_id, { type, name, description }]) => ({
      name,
      type,
      callback_id,
      description,
    })),
    slash_commands: [
      {
        command: COMMAND,
        ...defined({ url: url || undefined }),
        description: "Research papers: trending, search, subscribe",
        usage_hint: "trending | search words | subscribe topic | help",
        should_escape: false,
      },
    ],
  };
}

function oauth(options: ManifestOptions): NonNullable<SlackManifest["oauth_config"]> {
  const scopes = { bot: [...SCOPE_LIST] };
  if (options.mode === "socket" || !options.installs) return { scopes };
  return { redirect_urls: [new URL(PATHS.redirect, options.publicUrl).href], scopes };
}

/** A token that was pasted into the settings is the only one there is: it must not expire. */
function reach(options: ManifestOptions): Partial<NonNullable<SlackManifest["settings"]>> {
  const installs = options.mode === "http" && options.installs === true;
  return {
    org_deploy_enabled: installs,
    socket_mode_enabled: options.mode === "socket",
    token_rotation_enabled: installs,
  };
}

function eventNames(): (keyof typeof EVENTS)[] {
  return Object.keys(EVENTS).filter((name): name is keyof typeof EVENTS => name in EVENTS);
}
