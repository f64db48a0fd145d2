import { describe, expect, it } from "vitest";
import { LEAVING, RETURNING } from "../../../../adapters/slack/answers/lifecycle.ts";
import {
  EVENTS,
  manifestLink,
  slackManifest,
} from "../../../../adapters/slack/workspaces/manifest.ts";
import { SCOPE_LIST } from "../../../../adapters/slack/workspaces/scopes.ts";
import { DEFAULTS } from "../../../fakes/slack/settings.ts";

const publicUrl = "https://papers.example.com/";
const socket = slackManifest({ mode: "socket" });
const http = slackManifest({ mode: "http", publicUrl });
const many = slackManifest({ mode: "http", publicUrl, installs: true });

describe("the manifest", () => {
  // https://docs.slack.dev/reference/app-manifest
  it.each(Object.entries({ socket, http, many }))("%s stays within Slack's limits", (_, each) => {
    const { display_information: shown, features } = each;
    expect(shown.name.length).toBeLessThanOrEqual(35);
    expect(shown.description?.length).toBeLessThanOrEqual(140);
    expect(features?.bot_user?.display_name).toMatch(/^[a-z0-9._-]{1,80}$/u);
    for (const { command, description } of features?.slash_commands ?? []) {
      expect(command).toMatch(/^\/\S{1,31}$/u);
      expect(description.length).toBeLessThanOrEqual(2_000);
    }
    for (const { name, description } of features?.shortcuts ?? []) {
      expect(name.length).toBeLessThanOrEqual(24);
      expect(description.length).toBeLessThanOrEqual(150);
    }
  });

  it("names no address in Socket Mode", () => {
    expect(JSON.stringify(socket)).not.toContain("http");
    expect(socket.settings?.socket_mode_enabled).toBe(true);
  });

  it("sends everything to one address over HTTP", () => {
    const events = "https://papers.example.com/slack/events";
    expect(http.features?.slash_commands?.map(({ url }) => url)).toEqual([events]);
    expect(http.settings).toMatchObject({
      event_subscriptions: { request_url: events },
      interactivity: { request_url: events, message_menu_options_url: events },
      socket_mode_enabled: false,
    });
  });

  it("lets tokens expire, and people be sent back, only where workspaces install it", () => {
    const installing = [socket, http, many].map(({ oauth_config, settings }) => [
      settings?.token_rotation_enabled,
      oauth_config?.redirect_urls,
    ]);
    const back = "https://papers.example.com/slack/oauth_redirect";
    expect(installing).toEqual([
      [false, undefined],
      [false, undefined],
      [true, [back]],
    ]);
  });

  it("asks for the scopes that the local Slack grants, so that every test does with them", () => {
    expect([...SCOPE_LIST].sort()).toEqual([...DEFAULTS.scopes].sort());
  });

  it("subscribes to every event about a channel that is listened to, and to no other", () => {
    const ofChannels = Object.keys(EVENTS).filter((name) => /^(channel|group)_/u.test(name));
    expect(ofChannels.sort()).toEqual([...LEAVING, ...RETURNING].sort());
  });

  it("travels whole in a link", () => {
    const { hostname, searchParams } = new URL(manifestLink(many));
    expect(hostname).toBe("api.slack.com");
    expect(JSON.parse(searchParams.get("manifest_json") ?? "")).toEqual(many);
  });
});
