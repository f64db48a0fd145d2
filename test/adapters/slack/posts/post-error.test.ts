import { describe, expect, it, onTestFinished } from "vitest";
import {
  codeOf,
  deliveryErrorOf,
  isTokenRefused,
} from "../../../../adapters/slack/posts/post-error.ts";
import { MEANINGS } from "../../../../adapters/slack/posts/post-refusals.ts";
import { createClients } from "../../../../adapters/slack/workspaces/clients.ts";
import { type Handler, startLocalServer } from "../../../fakes/local-server.ts";

/** What a post meets at a server that answers like this. */
async function meet(handler: Handler): Promise<unknown> {
  const server = await startLocalServer(handler);
  onTestFinished(server.close);
  return meetAt(`${server.url}/api/`);
}

function meetAt(apiUrl: string): Promise<unknown> {
  const { posts } = createClients({ apiUrl })("xoxb-1");
  return posts.chat.postMessage({ channel: "C1", text: "A digest" }).then(
    () => "posted",
    (error: unknown) => error,
  );
}

const refusing =
  (error: string, more: object = {}): Handler =>
  (_, response) => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ ok: false, error, ...more }));
  };

const answering =
  (status: number, body: string, headers: Record<string, string> = {}): Handler =>
  (_, response) => {
    response.writeHead(status, headers).end(body);
  };

const unavailable = answering(503, JSON.stringify({ ok: false, error: "service_unavailable" }));

describe("what Slack refuses a post with", () => {
  it.each([
    ["channel_not_found", "gone"],
    ["is_archived", "gone"],
    ["not_in_channel", "forbidden"],
    ["restricted_action", "forbidden"],
    ["restricted_action_read_only_channel", "forbidden"],
    ["restricted_action_thread_locked", "forbidden"],
    ["messages_tab_disabled", "forbidden"],
    ["ekm_access_denied", "forbidden"],
    ["team_access_not_granted", "forbidden"],
    ["missing_scope", "forbidden"],
    ["token_revoked", "forbidden"],
    ["account_inactive", "forbidden"],
    ["invalid_auth", "forbidden"],
    ["not_authed", "forbidden"],
    ["token_expired", "failed"],
    ["msg_too_long", "rejected"],
    ["msg_blocks_too_long", "rejected"],
    ["invalid_blocks", "rejected"],
    ["invalid_arguments", "rejected"],
    ["no_text", "rejected"],
    ["service_unavailable", "failed"],
    ["internal_error", "unknown"],
    ["fatal_error", "unknown"],
    ["accesslimited", "forbidden"],
    ["request_timeout", "failed"],
    ["edit_window_closed", "rejected"],
    ["message_not_found", "rejected"],
    // Nothing was posted, and it may pass: a code of tomorrow, and words every object has.
    ["some_new_restriction", "failed"],
    ["constructor", "failed"],
  ])("%s is %s", async (code, kind) => {
    const error = deliveryErrorOf(await meet(refusing(code)));
    expect(error).toMatchObject({ name: "DeliveryError", failure: { kind } });
    expect(error.message).toMatch(/^[A-Z].*\.$/u);
  });

  it("leaves only two codes in doubt, and gives each a sentence", () => {
    const doubtful = [...MEANINGS].filter(([, [kind]]) => kind === "unknown");
    expect(doubtful.map(([code]) => code)).toEqual(["internal_error", "fatal_error"]);
    for (const [, [, reason]] of MEANINGS) expect(reason).toMatch(/^[A-Z].*\.$/u);
  });

  it.each(["ratelimited", "rate_limited", "message_limit_exceeded"])(
    "%s with the status 200 waits like a 429",
    async (code) => {
      expect(deliveryErrorOf(await meet(refusing(code)))).toMatchObject({
        failure: { kind: "limited", retryAfterMs: 60_000 },
      });
    },
  );

  it("tells a token that is worth nothing from a place that is", async () => {
    expect(isTokenRefused(await meet(refusing("token_revoked")))).toBe(true);
    expect(isTokenRefused(await meet(refusing("channel_not_found")))).toBe(false);
    expect(isTokenRefused(new Error("token_revoked"))).toBe(false);
    expect(codeOf(await meet(refusing("missing_scope")))).toBe("missing_scope");
  });
});

describe("an answer that is none of Slack's", () => {
  it.each<[string, string, Handler]>([
    ["a page of HTML with 200", "unknown", answering(200, "<html>Down</html>")],
    ["nothing with 200", "unknown", answering(200, "")],
    ["half of an answer", "unknown", answering(200, '{"ok": tr')],
    ["an error without a code", "unknown", answering(200, '{"ok": false}')],
    ["a 502", "unknown", answering(502, "Bad gateway")],
    ["a 503", "unknown", answering(503, "upstream reset")],
    ["a 503 that names what Slack did not do", "failed", unavailable],
    ["a 501", "failed", answering(501, "Not implemented")],
    ["a 403 of a proxy", "failed", answering(403, "No")],
    [
      "a body that breaks off",
      "unknown",
      (_, response) => {
        response.writeHead(200, { "content-length": "100" }).write("{");
        setTimeout(() => response.destroy(), 5);
      },
    ],
  ])("such as %s leaves the post %s", async (_, kind, handler) => {
    expect(deliveryErrorOf(await meet(handler))).toMatchObject({ failure: { kind } });
  });

  it.each([
    ["as many seconds as it says", { "retry-after": "3600" }, 3_600_000],
    ["half a minute where it does not say", {}, 30_000],
    [
      "half a minute where it says a date",
      { "retry-after": "Mon, 23 Nov 2026 10:00:00 GMT" },
      30_000,
    ],
  ])("is a limit with 429, for %s", async (_, headers, retryAfterMs) => {
    expect(deliveryErrorOf(await meet(answering(429, "", headers)))).toMatchObject({
      failure: { kind: "limited", retryAfterMs },
    });
  });

  it("never came where nobody listens, and then nothing was posted", async () => {
    const server = await startLocalServer(answering(200, ""));
    await server.close();
    expect(deliveryErrorOf(await meetAt(`${server.url}/api/`))).toMatchObject({
      failure: { kind: "failed" },
      message: "Slack cannot be reached.",
    });
  });
});
