import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAddress } from "../../../../adapters/email/people/read-address.ts";
import { UserError } from "../../../../src/errors.ts";

const typed = (given: string) => readAddress(given).typed;

describe("a mail address", () => {
  it.each([
    ["ada@example.org", "ada@example.org"],
    ["  Ada.Lovelace+papers@Example.ORG ", "Ada.Lovelace+papers@Example.ORG"],
    ["<ada@example.org>", "ada@example.org"],
    ["Ada Lovelace <ada@example.org>", "ada@example.org"],
    ['"Lovelace, Ada" <ada@example.org>', "ada@example.org"],
    ["o'neil_%#!{x}~@mail.example.co.uk", "o'neil_%#!{x}~@mail.example.co.uk"],
    ["post@bücher.example", "post@bücher.example"],
    ["用户@例え.テスト", "用户@例え.テスト"],
    ["दादी@उदाहरण.भारत", "दादी@उदाहरण.भारत"],
  ])("is read in %j", (given, address) => {
    expect(typed(given)).toBe(address);
  });

  it.each([
    "",
    "ada",
    "@example.org",
    "ada@",
    "ada@localhost",
    "ada@127.0.0.1",
    "ada@[127.0.0.1]",
    "ada@example.1",
    "a@b@example.org",
    "ada@example.org, eve@example.org",
    "ada@example.org eve@example.org",
    "team: ada@example.org, eve@example.org;",
    '"ada eve"@example.org',
    '"eve@example.com x"@example.org',
    ".ada@example.org",
    "ada.@example.org",
    "a..da@example.org",
    "ada@-example.org",
    "ada@exam_ple.org",
    "ada@example.org\r\nBcc: eve@example.org",
    "ada@example.org\nBcc: eve@example.org",
    "ada\u0000@example.org",
    "ada\u202e@example.org",
    "ada\u200b@example.org",
    `${"a".repeat(65)}@example.org`,
    `${"é".repeat(33)}@example.org`,
    `ada@${"a".repeat(64)}.org`,
    `ada@${"a.".repeat(130)}org`,
    "diffusion policy ada@example.org trending",
  ])("is not read in %j, which is refused without being said back", (given) => {
    const read = () => readAddress(given);
    expect(read).toThrow(UserError);
    if (given.includes("@")) expect(read).not.toThrow(/eve|localhost|127|trending/u);
  });

  it("is known again however it is spelt", () => {
    const spelt = (given: string) => readAddress(given).spelt;
    expect(spelt("Ada@EXAMPLE.org")).toBe(spelt("ada@example.org"));
    expect(spelt("post@Bücher.example")).toBe(spelt("post@xn--bcher-kva.example"));
    expect(spelt("ada+papers@example.org")).not.toBe(spelt("ada@example.org"));
  });

  it("is one mailbox whatever follows a plus", () => {
    const mailbox = (given: string) => readAddress(given).mailbox;
    expect(mailbox("Ada+1@example.org")).toBe(mailbox("ada+2+3@example.org"));
    expect(mailbox("ada@example.org")).not.toBe(mailbox("ada@example.com"));
    expect(mailbox("+ada@example.org")).not.toBe(mailbox("+eve@example.org"));
  });

  it("for every text is read without a line break, a blank or a bracket in it, or refused", () => {
    const part = fc.string({ unit: fc.constantFrom(...'ab.+-@<>"(), \r\n\t;:\\é\u202e\0') });
    fc.assert(
      fc.property(
        fc.oneof(
          part,
          fc.tuple(part, part).map((all) => all.join("@ex.org")),
        ),
        (given) => {
          try {
            expect(typed(given)).toMatch(/^[^\s<>"(),;:\\\p{C}@]+@[^\s<>"(),;:\\\p{C}@]+$/u);
          } catch (error) {
            expect(error).toBeInstanceOf(UserError);
          }
        },
      ),
    );
  });
});
