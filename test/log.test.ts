import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLog, createRedactor, type Log } from "../src/log.ts";
import { runs } from "./runs.ts";

function logTo(secrets: readonly string[] = []) {
  const lines: string[] = [];
  const write = (line: string | Uint8Array) => lines.push(String(line)) > 0;
  return { lines, log: createLog("trace", { write }, { secrets }) };
}

function lineOf(write: (log: Log) => void, secrets: readonly string[] = []): string {
  const { lines, log } = logTo(secrets);
  write(log);
  return lines.join("");
}

/** Made up, each with the shape of the real thing. */
const TOKENS = [
  "hf_AbCdEfGhIjKlMnOpQrSt",
  "xoxb-123456789012-abcDEFghiJKL",
  "xoxe.xoxp-1-Mi0yLTEyMzQ1Njc4OTA",
  "xoxe-1-My0xLTEyMzQ1Njc4OTAxMg",
  "xapp-1-A0123456789-1234567890123-abcdef0123456789",
  "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcDE.abcdefghijklmnopqrstuvwxyz0123456789ab",
];

/** Where a text can stand in what is logged. */
const PLACES: Readonly<Record<string, (text: string) => (log: Log) => void>> = {
  "the message": (text) => (log) => log.info(text),
  "a field": (text) => (log) => log.info({ field: text }),
  "a key": (text) => (log) => log.info({ deep: { [text]: 1 } }),
  "a list deep inside": (text) => (log) => log.info({ a: { b: [{ c: [1, text] }] } }),
  "a bound field": (text) => (log) => log.child({ bound: text }).info("child"),
  "an error": (text) => (log) => log.error(new Error(text)),
  "the cause of a cause": (text) => (log) => {
    const cause = new Error("middle", { cause: new Error(text) });
    log.error({ err: new Error("top", { cause }) }, "failed");
  },
  "one of several errors": (text) => (log) =>
    log.error({ err: new AggregateError([new Error(text)], "all failed") }),
  "JSON in a text": (text) => (log) => log.info({ body: JSON.stringify({ text }) }),
  "JSON in JSON": (text) => (log) => log.info(JSON.stringify([JSON.stringify([text])])),
  "an address": (text) => (log) => log.info(`GET /?x=${encodeURIComponent(text)}&y=1`),
  "a form": (text) => (log) => log.info(new URLSearchParams({ x: text }).toString()),
};

describe.each(Object.entries(PLACES))("a secret in %s", (_, put) => {
  it("is not in any line, for every secret configured", () => {
    const secret = fc.oneof(
      fc.string({ minLength: 6, maxLength: 60, unit: "binary" }),
      fc.string({ minLength: 6, maxLength: 60, unit: "grapheme-ascii" }),
      fc.string({
        minLength: 6,
        maxLength: 20,
        unit: fc.constantFrom(..."aZ0\"\\/\n%+ &='é\u2028"),
      }),
    );
    const around = fc.string({ maxLength: 20 });
    fc.assert(
      fc.property(secret, around, around, (hidden, before, after) => {
        const line = lineOf(put(before + hidden + after), [hidden, "another secret"]);
        expect(line).toContain("[hidden]");
        expect(line).not.toContain(hidden);
        expect(line).not.toContain(JSON.stringify(hidden).slice(1, -1));
      }),
      { numRuns: runs(100) },
    );
  });

  it.each(TOKENS)("is not in any line when it looks like %s, wherever it stands", (token) => {
    for (const before of ["", " ", "\n", "\t", "=", '"', "n", ":"]) {
      expect(lineOf(put(`${before}${token}`))).not.toContain(token);
    }
  });
});

describe("an error of a library", () => {
  it("is written without the request and the answer that hang on it", () => {
    const request = { body: { content: "what somebody wrote" } };
    const error = Object.assign(new Error("refused", { cause: { body: "hidden" } }), {
      request,
      requestBody: request,
      code: 50_013,
      status: 403,
    });
    const { err } = JSON.parse(lineOf((log) => log.error({ err: error })));
    expect(err).toMatchObject({ type: "Error", message: "refused", code: 50_013, status: 403 });
    expect(Object.keys(err).sort()).toEqual(["code", "message", "stack", "status", "type"]);
  });
});

describe("the redactor", () => {
  const redact = createRedactor();

  it.each([
    ["Authorization: Bearer abc.def-ghi", "Authorization: Bearer [hidden]"],
    ["authorization: bearer abc.def-ghi", "authorization: bearer [hidden]"],
    ["authorization: Basic dXNlcjpwYXNz", "authorization: Basic [hidden]"],
    ["Bot not-a-real-token", "Bot [hidden]"],
    ["/oauth?client_secret=s3cr3t&state=1", "/oauth?client_secret=[hidden]&state=1"],
    ["/oauth?state=1&token=s3cr3t", "/oauth?state=1&token=[hidden]"],
    ["redirect=%3Ftoken%3Ds3cr3t", "redirect=%3Ftoken%3D[hidden]"],
    ['{"token":"s3\\"cr3t","a":1}', '{"token":"[hidden]","a":1}'],
    ['{"signing_secret": "s3cr3t"}', '{"signing_secret": "[hidden]"}'],
    [
      '{"body":"{\\"refreshToken\\":\\"s3cr3t\\"}"}',
      '{"body":"{\\"refreshToken\\":\\"[hidden]\\"}"}',
    ],
    [
      "POST /api/v10/interactions/1234/aW50ZXJhY3Rpb246MTIzNDU2/callback",
      "POST /api/v10/interactions/1234/[hidden]/callback",
    ],
    ["https://hooks.slack.com/commands/T1/2/abc", "https://hooks.slack.com/[hidden]"],
  ])("turns %s into %s", (line, expected) => {
    expect(redact(line)).toBe(expected);
  });

  it.each([
    "arXiv answered 2401.01234 in 0.4 s",
    "tokens are counted by the tokenizer",
    '{"tokens":12,"source":"huggingface"}',
    "src/delivery/posting/deliver.ts:12:34",
    "the app's page (Basic Information, App-Level Tokens)",
  ])("leaves %s as it is", (line) => {
    expect(redact(line)).toBe(line);
  });

  it("hides the longer of two secrets that begin alike", () => {
    expect(createRedactor(["secret-1", "secret-12345"])("secret-12345")).toBe("[hidden]");
  });

  it("takes an empty or very short setting for no secret", () => {
    expect(createRedactor(["", "a", "on"])("a line is on")).toBe("a line is on");
  });

  // Quadratic time would take minutes here.
  it.each([
    "a",
    "-",
    "a.",
    "token",
    "token=",
    '"token":"',
    '\\"',
    "Bearer ",
    "xox",
    "hf_",
    " ",
    "\\",
  ])("reads a line of 1 MB that repeats %s", (part) => {
    const long = createRedactor(["a secret"])(part.repeat(1_000_000 / part.length));
    expect(long.length).toBeGreaterThan(0);
  });
});

describe("the log", () => {
  it("hides a value of a megabyte that is all escapes", () => {
    expect(lineOf((log) => log.info({ token: "\n".repeat(500_000) }))).toContain(
      '"token":"[hidden]"',
    );
  });

  it("writes errors with their causes and stacks", () => {
    const cause = new TypeError("the disk is full");
    const line = lineOf((log) => log.error({ err: new Error("not saved", { cause }) }, "failed"));
    const { err, msg } = JSON.parse(line);
    expect(msg).toBe("failed");
    expect(err.message).toContain("the disk is full");
    expect(err.stack).toMatch(/not saved[\s\S]*log\.test[\s\S]*caused by[\s\S]*the disk is full/u);
  });

  it("writes one line of JSON each, with hidden secrets or without", () => {
    const token = "xoxb-123456789012-abcDEFghiJKL";
    const { lines, log } = logTo(['quoted "secret"']);
    log.info({ token, said: `it is "quoted "secret"" and ${token}\nand more` }, "hello");
    log.warn("plain");
    expect(lines.map((line) => line.endsWith("\n"))).toEqual([true, true]);
    const [first, second] = lines.map((line) => JSON.parse(line));
    expect(first).toMatchObject({
      token: "[hidden]",
      said: 'it is "[hidden]" and [hidden]\nand more',
      msg: "hello",
    });
    expect(second.msg).toBe("plain");
  });
});
