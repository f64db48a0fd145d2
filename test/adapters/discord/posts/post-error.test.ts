import { DiscordAPIError, HTTPError } from "discord.js";
import { describe, expect, it } from "vitest";
import { deliveryErrorOf } from "../../../../adapters/discord/posts/post-error.ts";

const URL = "https://discord.com/api/v10/channels/1/messages";

function refusal(status: number, code?: number) {
  const body = { code, message: "What Discord says" };
  // Sound: an answer without a code is what something between here and Discord says.
  return new DiscordAPIError(
    body as { code: number; message: string },
    code as number,
    status,
    "POST",
    URL,
    {},
  );
}

const kindOf = (error: unknown) => deliveryErrorOf(error).failure.kind;

describe("what Discord says it did not do", () => {
  it.each([
    ["an overload", 503, 130_000],
    ["a limit of the channel that is no 429", 400, 20_028],
    ["slow mode", 400, 20_016],
    ["posting that is switched off", 400, 40_004],
    ["an address that is kept out", 403, 40_333],
    ["a refusal of something in between", 400, undefined],
    ["a page of something in between", 404, undefined],
    ["a request that took too long to come", 408, undefined],
  ])("passes, and is tried again: %s", (_, status, code) => {
    expect(kindOf(refusal(status, code))).toBe("failed");
  });

  it.each([
    ["a harmful link", 400, 240_000, "rejected"],
    ["a form that is wrong", 400, 50_035, "rejected"],
    ["too large", 413, 40_005, "rejected"],
    ["no server in common", 403, 50_278, "forbidden"],
    ["a forum", 400, 40_058, "forbidden"],
  ])("stays so: %s", (_, status, code, kind) => {
    expect(kindOf(refusal(status, code))).toBe(kind);
  });

  it.each([501, 505, 521, 523, 525, 526, 530])(
    "is known of the status %i, after which the request never reached it",
    (status) => expect(kindOf(new HTTPError(status, "", "POST", URL, {}))).toBe("failed"),
  );

  it("is known of a connection that was never made, also over several addresses", () => {
    const refused = Object.assign(new Error("refused"), { syscall: "connect", code: "ETIMEDOUT" });
    expect(kindOf(refused)).toBe("failed");
    expect(kindOf(new AggregateError([refused, refused]))).toBe("failed");
    expect(kindOf(Object.assign(new Error("name"), { code: "ENOTFOUND" }))).toBe("failed");
  });
});

describe("what may have been done all the same", () => {
  it.each([500, 502, 503, 504, 520, 522, 524])("is in doubt after the status %i", (status) => {
    expect(kindOf(new HTTPError(status, "", "POST", URL, {}))).toBe("unknown");
  });

  it("is in doubt after a connection that broke", () => {
    const cut = Object.assign(new Error("cut"), { syscall: "read", code: "ECONNRESET" });
    expect(kindOf(cut)).toBe("unknown");
    expect(kindOf(new AggregateError([cut]))).toBe("unknown");
    expect(kindOf(new AggregateError([]))).toBe("unknown");
  });
});
