import { describe, expect, it } from "vitest";
import { readAddress } from "../../../../adapters/email/people/read-address.ts";
import { createSealedAddresses } from "../../../../adapters/email/people/sealed-addresses.ts";
import { followedDocuments } from "../../../../src/postgres/followed-documents.ts";
import { createPostgresKeyvStore } from "../../../../src/postgres/postgres-keyv-store.ts";
import { createVersionedDocuments } from "../../../../src/postgres/versioned-documents.ts";
import { createMac } from "../../../../src/secrets/mac.ts";
import { createSeal } from "../../../../src/secrets/seal.ts";
import { createKeyv } from "../../../../src/stores/keyv-documents.ts";
import { createMemoryDocuments } from "../../../fakes/memory-documents.ts";
import { describeOnPostgres, scratchPostgres } from "../../../fakes/postgres.ts";
import { createVirtualClock } from "../../../fakes/time/virtual-clock.ts";

const ADA = readAddress("Ada@example.org");
const EVE = readAddress("eve@example.org");

function start(secret = "a secret", documents = createMemoryDocuments(createVirtualClock(0))) {
  const open = (secret: string) =>
    createSealedAddresses({
      documents,
      seal: createSeal(secret, "email addresses"),
      digest: createMac(secret, "email look-up"),
    });
  return { documents, addresses: open(secret), open };
}

async function stored(documents: ReturnType<typeof start>["documents"]): Promise<string> {
  const all = [];
  for await (const entry of documents.entries()) all.push(entry);
  return JSON.stringify(all);
}

describeOnPostgres("addresses that processes share", () => {
  it("are known to the other process once it has followed, with their links' ends, and are gone there too", async () => {
    const postgres = await scratchPostgres();
    const keyv = createKeyv(createPostgresKeyvStore(postgres));
    const open = () => {
      const versioned = createVersionedDocuments(postgres, keyv, "email-address");
      const documents = followedDocuments(versioned);
      const added: string[] = [];
      const addresses = createSealedAddresses({
        documents,
        seal: createSeal("a secret", "email addresses"),
        digest: createMac("a secret", "email look-up"),
        onOthers: (place) => added.push(place),
      });
      return { documents, addresses, added };
    };
    const [one, other] = [open(), open()];
    for (const { addresses } of [one, other]) await addresses.load();
    await one.addresses.add("email:1", ADA, 0);
    await one.addresses.endLinks("email:1");
    for (const { documents } of [one, other]) await documents.follow();
    expect(other.addresses.find(ADA)).toBe("email:1");
    expect(other.addresses.generation("email:1")).toBe(1);
    expect(await other.addresses.addressOf("email:1")).toBe("Ada@example.org");
    expect([one.added, other.added]).toEqual([[], ["email:1"]]);
    await other.addresses.forget("email:1");
    await one.documents.follow();
    expect(one.addresses.places()).toEqual([]);
  });
});

describe("addresses that are sealed", () => {
  it("are found by every spelling, also after a restart, and kept as they were typed", async () => {
    const { addresses, open } = start();
    await addresses.add("email:1", ADA, 0);
    const again = open("a secret");
    expect(await again.load()).toEqual({ readable: ["email:1"], unreadable: 0 });
    for (const each of [addresses, again]) {
      expect(each.find(readAddress("ADA@EXAMPLE.ORG"))).toBe("email:1");
      expect(each.find(EVE)).toBeUndefined();
      expect(await each.addressOf("email:1")).toBe("Ada@example.org");
    }
  });

  it("do not stand in what is stored, nor does anything that finds them", async () => {
    const { addresses, documents } = start();
    await addresses.add("email:1", ADA, 0);
    await addresses.add("email:2", ADA, 0);
    const text = await stored(documents);
    expect(text).not.toMatch(/ada|example/iu);
    const sealed = [...text.matchAll(/"sealed":"([^"]+)"/gu)].map(([, each]) => each);
    expect(new Set(sealed).size).toBe(2);
  });

  it("open in their own place alone", async () => {
    const { addresses, documents } = start();
    await addresses.add("email:1", ADA, 0);
    await documents.set("2", await documents.get("1"));
    expect(await addresses.addressOf("email:2")).toBeUndefined();
  });

  it("cannot be read with another key, and are counted; with the first one they are there again", async () => {
    const { addresses, open } = start();
    await addresses.add("email:1", ADA, 0);
    await addresses.add("email:2", EVE, 0);
    const lost = open("another");
    expect(await lost.load()).toEqual({ readable: [], unreadable: 2 });
    expect(await lost.addressOf("email:1")).toBeUndefined();
    expect(lost.find(ADA)).toBeUndefined();
    expect((await open("a secret").load()).readable).toHaveLength(2);
  });

  it("are counted as unreadable when they are damaged", async () => {
    const { documents, open } = start();
    await documents.set("1", { format: 2 });
    await documents.set("2", "text");
    expect(await open("a secret").load()).toEqual({ readable: [], unreadable: 2 });
  });

  it("are gone once they are forgotten", async () => {
    const { addresses, documents } = start();
    await addresses.add("email:1", ADA, 0);
    await addresses.forget("email:1");
    expect(await stored(documents)).toBe("[]");
    expect(addresses.find(ADA)).toBeUndefined();
    expect(addresses.generation("email:1")).toBeUndefined();
    expect(addresses.places()).toEqual([]);
  });

  it("count their generations up, over restarts", async () => {
    const { addresses, open } = start();
    await addresses.add("email:1", ADA, 0);
    await addresses.endLinks("email:1");
    await addresses.add("email:1", ADA, 0);
    expect(addresses.generation("email:1")).toBe(1);
    const again = open("a secret");
    await again.load();
    expect(again.generation("email:1")).toBe(1);
  });
});
