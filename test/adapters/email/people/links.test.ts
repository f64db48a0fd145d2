import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createLinks,
  LINK_LASTS,
  type LinkPurpose,
} from "../../../../adapters/email/people/links.ts";
import { createMac } from "../../../../src/secrets/mac.ts";
import { SECOND } from "../../../../src/time/durations.ts";
import { createVirtualClock } from "../../../fakes/time/virtual-clock.ts";

const ID = "AAAAAAAAAAAAAAAAAAAAAA";
const PURPOSES = ["confirm", "manage", "leave"] as const satisfies readonly LinkPurpose[];

function start(secret = "a secret") {
  const clock = createVirtualClock(Date.UTC(2026, 10, 30));
  const links = createLinks({
    sign: createMac(secret, "email links"),
    publicUrl: new URL("https://papers.example.org"),
    now: clock.now,
  });
  const read = (purpose: LinkPurpose, token: string, generation: number | undefined = 0) =>
    links.read(purpose, token, (id) => (id === ID ? generation : undefined));
  return { clock, links, read };
}

describe("a signed link", () => {
  it("leads to a page of the bot and says whose it is", () => {
    const { links, read } = start();
    const url = new URL(links.url("manage", ID, 3));
    expect(url.origin + url.pathname).toBe("https://papers.example.org/email/manage");
    expect(read("manage", url.searchParams.get("t") ?? "", 3)).toEqual({ kind: "good", id: ID });
  });

  it.each(PURPOSES)("to %s does nothing else", (purpose) => {
    const { links, read } = start();
    const token = links.token(purpose, ID, 0);
    for (const other of PURPOSES)
      expect(read(other, token).kind).toBe(other === purpose ? "good" : "wrong");
  });

  it.each(PURPOSES)("to %s ends at its time", async (purpose) => {
    const { clock, links, read } = start();
    const token = links.token(purpose, ID, 0);
    await clock.advance(LINK_LASTS[purpose]);
    expect(read(purpose, token).kind).toBe("good");
    await clock.advance(SECOND);
    expect(read(purpose, token)).toEqual({ kind: "ended", id: ID });
  });

  it("ends with the generation it was made in, and with what it belongs to", () => {
    const { links, read } = start();
    const token = links.token("manage", ID, 0);
    expect(read("manage", token, 1).kind).toBe("wrong");
    expect(links.read("manage", token, () => undefined).kind).toBe("wrong");
  });

  it("of another key is wrong, also once it has ended", async () => {
    const token = start("another").links.token("manage", ID, 0);
    const { clock, read } = start();
    expect(read("manage", token).kind).toBe("wrong");
    await clock.advance(2 * LINK_LASTS.manage);
    expect(read("manage", token).kind).toBe("wrong");
  });

  it("cannot be given a longer life", () => {
    const { links, read } = start();
    const [id, until = "", signature] = links.token("manage", ID, 0).split(".");
    const later = (Number.parseInt(until, 36) + 1).toString(36);
    expect(read("manage", [id, later, signature].join(".")).kind).toBe("wrong");
  });

  it("for every change of a character is wrong", () => {
    const { links, read } = start();
    const token = links.token("manage", ID, 0);
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom(..."A_z09.~ \n"), (at, sign) => {
        const forged = token.slice(0, at) + sign + token.slice(at + 1);
        fc.pre(forged !== token);
        // The last of 43 characters holds two bits that mean nothing.
        fc.pre(at < token.length - 1);
        expect(read("manage", forged).kind).toBe("wrong");
      }),
    );
  });

  it("for every text that is none is wrong", () => {
    const { read } = start();
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(read("leave", text).kind).toBe("wrong");
      }),
    );
  });
});
