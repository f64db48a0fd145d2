import { expect, test } from "vitest";
import { newChannel, setOnEmpty } from "../../src/channels/change-channel.ts";
import type { Channel } from "../../src/channels/channel.ts";
import { openSharedChannels } from "../../src/channels/shared-channels.ts";
import type { Place } from "../../src/chat/place.ts";
import type { Postgres } from "../../src/postgres/postgres.ts";
import { createPostgresKeyvStore } from "../../src/postgres/postgres-keyv-store.ts";
import { createVersionedDocuments } from "../../src/postgres/versioned-documents.ts";
import { createDocuments, createKeyv } from "../../src/stores/keyv-documents.ts";
import { channelStoreContract } from "../contracts/channel-store.ts";
import { describeOnPostgres, scratchPostgres } from "../fakes/postgres.ts";

describeOnPostgres("channels that processes share", () => {
  const place: Place = "discord:G1/C1";

  channelStoreContract("of one process", () => {
    let postgres: Promise<Postgres> | undefined;
    let isBroken = false;
    const query: Postgres["query"] = async (...asked) => {
      if (isBroken) throw new Error("The server is away.");
      postgres ??= scratchPostgres();
      return (await postgres).query(...asked);
    };
    return {
      open: () => openOn({ query }, () => {}),
      breakDown: (broken) => {
        isBroken = broken;
      },
    };
  });

  test("what one changes is known to the other once it has followed, and is told", async () => {
    const { open } = await server();
    const [one, other] = [await open(), await open()];
    const told: (Channel | undefined)[] = [];
    other.watch((_, channel) => told.push(channel));
    await one.put(channel());
    expect(other.get(place)).toBeUndefined();
    await other.follow();
    expect(other.get(place)).toEqual(channel());
    await one.delete(place);
    await other.follow();
    await other.follow();
    expect(other.get(place)).toBeUndefined();
    expect(told).toEqual([channel(), undefined]);
  });

  test("changes that both make of one version are both there in the end", async () => {
    const { open } = await server();
    const [one, other] = [await open(), await open()];
    await one.put(channel());
    await other.follow();
    const added = (at: number) => (now: Channel | undefined) => ({
      ...(now ?? channel()),
      createdAt: (now?.createdAt ?? 0) + at,
    });
    await Promise.all(
      [1, 2, 3, 4, 5].flatMap((at) => [
        one.update(place, added(at)),
        other.update(place, added(at)),
      ]),
    );
    await Promise.all([one.follow(), other.follow()]);
    expect(one.get(place)?.createdAt).toBe(30);
    expect(other.get(place)).toEqual(one.get(place));
  });

  test("of a channel that another founds or erases meanwhile, the change is made again", async () => {
    const { open } = await server();
    const [one, other] = [await open(), await open()];
    await one.put(setOnEmpty(channel(), "nothing"));
    const seen: (string | undefined)[] = [];
    const change = (now: Channel | undefined) => {
      seen.push(now?.onEmpty);
      return now ?? channel();
    };
    await other.update(place, change);
    await one.delete(place);
    await other.update(place, change);
    expect(seen).toEqual([undefined, "nothing", "nothing", undefined]);
  });

  test("channels that came with a move, which have no version, can be changed", async () => {
    const { postgres, open } = await server();
    await (await open()).put(channel());
    await postgres.query("UPDATE documents SET mark = NULL");
    const one = await open();
    await one.update(place, (now) => setOnEmpty(now ?? channel(), "nothing"));
    expect((await open()).get(place)?.onEmpty).toBe("nothing");
  });

  test("a record that cannot be read is set aside by the next start, and until then left as it was", async () => {
    const { postgres, open, told } = await server();
    const [one, other] = [await open(), await open()];
    await one.put(channel());
    await other.follow();
    await one.put(setOnEmpty(channel(), "nothing"));
    await postgres.query("UPDATE documents SET value = '{' WHERE mark IS NOT NULL");
    await other.follow();
    expect(other.get(place)?.onEmpty).toBe("note");
    expect((await open()).get(place)).toBeUndefined();
    expect(told).toEqual([place]);
  });

  function channel(): Channel {
    return newChannel(place, { days: [1], time: "09:00", zone: "UTC" }, 0);
  }

  async function server() {
    const postgres = await scratchPostgres();
    const told: string[] = [];
    return { postgres, open: () => openOn(postgres, (which) => told.push(which)), told };
  }

  function openOn(postgres: Pick<Postgres, "query">, onCorrupt: (place: string) => void) {
    const keyv = createKeyv(createPostgresKeyvStore(postgres));
    return openSharedChannels({
      documents: createVersionedDocuments(postgres, keyv, "channel"),
      aside: createDocuments(keyv, "channel-aside"),
      onCorrupt: (record) => onCorrupt(record.place),
    });
  }
});
