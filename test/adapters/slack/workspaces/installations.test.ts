import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Installation } from "../../../../adapters/slack/workspaces/installation.ts";
import { createInstallations } from "../../../../adapters/slack/workspaces/installations.ts";
import { createSeal } from "../../../../src/secrets/seal.ts";
import { createMemoryDocuments } from "../../../fakes/memory-documents.ts";

const SECRET = "a state secret of the tests";
const LAB: Installation = {
  id: "T1",
  teamId: "T1",
  botUserId: "U1-of-the-bot",
  installedAt: 1,
  token: "xoxe.xoxb-1-secret",
  refreshToken: "xoxe-1-secret",
  expiresAt: 2,
};

function open(store = createMemoryDocuments(), secret = SECRET) {
  return { store, installations: createInstallations(store, secret) };
}

describe("a seal", () => {
  it("opens for every text and context what it closed, and nothing that was changed", () => {
    const seal = createSeal(SECRET, "test");
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(), (text, context, at) => {
        const sealed = seal.close(text, context);
        expect(seal.open(sealed, context)).toBe(text);
        expect(seal.open(sealed, `${context}x`)).toBeUndefined();
        const bytes = Buffer.from(sealed, "base64url");
        const place = at % bytes.length;
        bytes[place] = (bytes[place] ?? 0) ^ 1;
        expect(seal.open(bytes.toString("base64url"), context)).toBeUndefined();
      }),
    );
  });

  it("of another secret or purpose does not open it, nor does one open what is no seal", () => {
    const sealed = createSeal(SECRET, "one").close("text", "");
    expect(createSeal(SECRET, "other").open(sealed, "")).toBeUndefined();
    expect(createSeal("another", "one").open(sealed, "")).toBeUndefined();
    for (const broken of ["", "!", "AAAA", sealed.slice(0, 20), sealed.slice(1)])
      expect(createSeal(SECRET, "one").open(broken, "")).toBeUndefined();
  });

  it("closes the same text differently each time", () => {
    const seal = createSeal(SECRET, "test");
    expect(seal.close("text", "")).not.toBe(seal.close("text", ""));
  });
});

describe("an installation", () => {
  it("is read back, by another process too, and nothing of its tokens stands in the store", async () => {
    const { store, installations } = open();
    await installations.change("T1", () => LAB);
    expect(await open(store).installations.get("T1")).toEqual(LAB);
    const stored = JSON.stringify(await Promise.all(store.keys().map((key) => store.get(key))));
    // Each is too long to stand in what is sealed by chance.
    for (const told of [LAB.token, LAB.refreshToken, LAB.botUserId, "-1-secret"])
      expect(stored).not.toContain(told);
    expect(await installations.ids()).toEqual(["T1"]);
  });

  it("of one workspace cannot be put in the place of another's", async () => {
    const { store, installations } = open();
    await installations.change("T1", () => LAB);
    await store.set("installation:T2", await store.get("installation:T1"));
    await expect(installations.get("T2")).rejects.toThrow(/cannot be opened/u);
  });

  it("made with another secret is never taken for absent, and can be replaced", async () => {
    const { store, installations } = open();
    await installations.change("T1", () => LAB);
    const later = open(store, "another secret").installations;
    await expect(later.get("T1")).rejects.toThrow(/SLACK_STATE_SECRET.*install again/u);
    await later.change("T1", () => LAB);
    expect(await later.get("T1")).toEqual(LAB);
  });

  it.each([[{ format: 2, sealed: "" }], [{}], ["text"], [7], [{ format: 1, sealed: 7 }]])(
    "stored as %j is refused, not guessed at",
    async (stored) => {
      const { store, installations } = open();
      await store.set("installation:T1", stored);
      await expect(installations.get("T1")).rejects.toThrow(/cannot be opened/u);
    },
  );

  it("changes in turn, so that no change is lost", async () => {
    const { installations } = open();
    await installations.change("T1", () => ({ ...LAB, expiresAt: 0 }));
    const add = (now?: Installation) => now && { ...now, expiresAt: (now.expiresAt ?? 0) + 1 };
    await Promise.all(Array.from({ length: 50 }, () => installations.change("T1", add)));
    expect(await installations.get("T1")).toMatchObject({ expiresAt: 50 });
  });

  it("is gone once it is forgotten, and others stay", async () => {
    const { store, installations } = open();
    await installations.change("T1", () => LAB);
    await installations.change("T2", () => ({ ...LAB, id: "T2" }));
    await installations.change("T1", () => undefined);
    expect(await installations.get("T1")).toBeUndefined();
    expect(store.keys()).toEqual(["installation:T2"]);
  });

  it("is not taken for absent while the store fails, and the next change works", async () => {
    const { store, installations } = open();
    await installations.change("T1", () => LAB);
    store.failWith(new Error("The disk is full."));
    await expect(installations.get("T1")).rejects.toThrow("full");
    await expect(installations.change("T1", () => undefined)).rejects.toThrow("full");
    store.failWith();
    await installations.change("T1", (now) => now && { ...now, botName: "offprint" });
    expect(await installations.get("T1")).toEqual({ ...LAB, botName: "offprint" });
  });
});
