import { describe, expect, it } from "vitest";
import type { EnrolmentWish } from "../../src/chat/enrolment.ts";
import type { Message } from "../../src/chat/message.ts";
import type { Place } from "../../src/chat/place.ts";
import { openOffprint } from "../fakes/open-offprint.ts";

const ROOM: Place = "test:room";
const ADDRESS = "ada@example.org";

/** A bot on a platform whose places have addresses. */
async function withAddresses(settings: Readonly<Record<string, string>> = {}) {
  const wishes: EnrolmentWish[] = [];
  const addresses = new Map<Place, string>();
  const bot = await openOffprint(settings, {
    enrolment: {
      invite: async (wish) => void wishes.push(wish),
      addressOf: async (place) => addresses.get(place),
      forget: async (place) => void addresses.delete(place),
      places: () => [...addresses.keys()],
    },
  });
  const follow = async () => {
    await bot.press(await bot.type("subscribe trending"), "Save");
    addresses.set(ROOM, ADDRESS);
  };
  return { ...bot, wishes, addresses, follow };
}

const text = (message: Message) => JSON.stringify(message.blocks);

describe("digests by mail, asked for in a chat", () => {
  it("hands on what was typed, and answers one sentence", async () => {
    const { type, wishes } = await withAddresses();
    const answer = await type(
      'inbox Ada@Example.org topic:"diffusion policy" schedule:"weekdays 9:00 Berlin"',
    );
    expect(wishes).toEqual([
      {
        address: "Ada@Example.org",
        topic: "diffusion policy",
        schedule: "weekdays 9:00 Berlin",
        zone: "Europe/Berlin",
        by: "test:manager",
      },
    ]);
    expect(answer.summary).toContain("If the address can be reached");
    expect(text(answer)).not.toContain("xample.org");
  });

  it("are of what trends, in the usual zone, unless told", async () => {
    const { type, wishes } = await withAddresses({ TZ_DEFAULT: "Asia/Tokyo" });
    await type("inbox ada@example.org");
    expect(wishes).toEqual([
      { address: ADDRESS, topic: "trending", zone: "Asia/Tokyo", by: "test:manager" },
    ]);
  });

  it("may be asked for by who manages nothing", async () => {
    const { type, wishes } = await withAddresses();
    await type("inbox ada@example.org", { actor: { id: "test:guest", mayManage: false } });
    expect(wishes).toHaveLength(1);
  });

  it.each([
    ["inbox", "Say address"],
    ["inbox a@example.org schedule:sometimes", "sometimes"],
    ['inbox a@example.org topic:"since:7d"', "nothing to follow"],
    ["inbox a@example.org topic:2401.01234", "one paper"],
  ])("%s is refused before anything is sent", async (line, reason) => {
    const { type, wishes } = await withAddresses();
    expect((await type(line)).summary).toContain(reason);
    expect(wishes).toEqual([]);
  });

  it("are not promised by a bot that sends no mail", async () => {
    const { type } = await openOffprint();
    expect((await type("inbox ada@example.org")).summary).toContain("sends no mail");
  });
});

describe("the address behind a place", () => {
  it("is told to whoever asks there what is stored, and exported", async () => {
    const { type, follow } = await withAddresses();
    await follow();
    expect(text(await type("privacy"))).toContain(`its address, sealed (${ADDRESS})`);
    expect(text(await type("privacy export"))).toContain(ADDRESS);
    expect(text(await type("privacy", { place: "test:elsewhere" }))).not.toContain(ADDRESS);
  });

  it("is erased with the channel", async () => {
    const { type, press, addresses, follow } = await withAddresses();
    await follow();
    const asked = await type("privacy delete");
    expect(text(asked)).toContain("its record of digests and its address");
    await press(asked, "Delete this inbox’s data");
    expect(addresses.size).toBe(0);
  });

  it("is erased when the platform says that its owner left", async () => {
    const { hear, addresses, follow } = await withAddresses();
    await follow();
    await hear({ kind: "left", within: ROOM, forGood: true });
    expect(addresses.size).toBe(0);
  });
});
