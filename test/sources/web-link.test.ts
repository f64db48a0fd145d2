import fc from "fast-check";
import { expect, test } from "vitest";
import { webLink } from "../../src/sources/web-link.ts";

test.each([
  ["https://example.org/a?b=c#d", "https://example.org/a?b=c#d"],
  ["  http://example.org ", "http://example.org/"],
  ["HTTPS://Example.ORG/A", "https://example.org/A"],
])("%j is kept as %s", (text, link) => {
  expect(webLink(text)).toBe(link);
});

test.each([
  "javascript:alert(1)",
  " JavaScript:alert(1)",
  "java\nscript:alert(1)",
  "data:text/html,<script>",
  "file:///etc/passwd",
  "ftp://example.org",
  "https://arxiv.org@evil.example/",
  "https://user:password@example.org/",
  "//example.org",
  "example.org",
  "https://",
  "",
  `https://example.org/${"a".repeat(3_000)}`,
])("%j is not kept", (text) => {
  expect(webLink(text)).toBeUndefined();
});

test("for every text what is kept is a link of the web without blanks, quotes or angle brackets", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.webUrl(),
        fc.string(),
        fc.string().map((text) => `http://${text}`),
      ),
      (text) => {
        expect(webLink(text) ?? "https://none/").toMatch(/^https?:\/\/[^\s"<>]+$/);
      },
    ),
  );
});
