import { describe, expect, test } from "vitest";
import type { Channel, ChannelRegister } from "../../src/channels/channel.ts";
import type { Place } from "../../src/chat/place.ts";

export interface ChannelStorage {
  /** Reads what is stored now; may be called again, as after a restart. */
  open(): Promise<ChannelRegister>;
  /** From now on every operation of the store fails, or works again. */
  breakDown(broken: boolean): void;
}

/** What every store of channels does; `create` makes an empty storage. */
export function channelStoreContract(name: string, create: () => ChannelStorage): void {
  describe(name, () => {
    test("a channel that was put is there, also after a restart, in every detail", async () => {
      const storage = create();
      const store = await storage.open();
      await store.put(full);
      expect(store.get(full.place)).toEqual(full);
      expect([...(await storage.open()).all()]).toEqual([full]);
    });

    test("a channel that was deleted is gone, also after a restart", async () => {
      const storage = create();
      const store = await storage.open();
      await store.put(full);
      await store.delete(full.place);
      expect(store.get(full.place)).toBeUndefined();
      expect([...(await storage.open()).all()]).toEqual([]);
    });

    test("watchers are told of every change until they stop", async () => {
      const store = await create().open();
      const told: [Place, Channel | undefined][] = [];
      const stop = store.watch((place, channel) => told.push([place, channel]));
      await store.put(full);
      await store.delete(full.place);
      stop();
      await store.put(full);
      expect(told).toEqual([
        [full.place, full],
        [full.place, undefined],
      ]);
    });

    test("a change that cannot be written is no change, and is not told", async () => {
      const storage = create();
      const store = await storage.open();
      await store.put(full);
      let told = 0;
      store.watch(() => told++);
      storage.breakDown(true);
      await expect(store.put({ ...full, onEmpty: "note" })).rejects.toThrow();
      await expect(store.delete(full.place)).rejects.toThrow();
      expect(store.get(full.place)).toEqual(full);
      storage.breakDown(false);
      expect((await storage.open()).get(full.place)).toEqual(full);
      expect(told).toBe(0);
    });

    test("a store that fails is never taken for one without channels", async () => {
      const storage = create();
      await (await storage.open()).put(full);
      storage.breakDown(true);
      await expect(storage.open()).rejects.toThrow();
    });

    test("changes made at once all count", async () => {
      const store = await create().open();
      await store.put({ ...full, createdAt: 0 });
      const more = (channel = full) => ({ ...channel, createdAt: channel.createdAt + 1 });
      await Promise.all(Array.from({ length: 20 }, () => store.update(full.place, more)));
      expect(store.get(full.place)?.createdAt).toBe(20);
    });

    test("a change that is refused leaves the channel and the changes after it alone", async () => {
      const store = await create().open();
      const refused = store.update(full.place, () => {
        throw new Error("no");
      });
      const made = store.update(full.place, (channel) => channel ?? full);
      await expect(refused).rejects.toThrow("no");
      expect(await made).toEqual(full);
    });
  });
}

const full: Channel = {
  place: "discord:1/2",
  schedule: { days: [1, 3, 5], time: "09:00", zone: "Europe/Berlin" },
  onEmpty: "nothing",
  subscriptions: [
    { id: "a", topic: { kind: "trending" }, limit: 5, by: "discord:7", since: 5 },
    {
      id: "b",
      topic: { kind: "query", text: 'author:"Ada, Countess" ‮ \u0000 😀' },
      minVotes: 3,
      limit: 20,
      by: "discord:8",
      since: 6,
    },
  ],
  createdAt: 4,
  details: "thread",
  paused: { at: 9, by: "refusal", reason: "The channel is gone." },
  removedAt: 10,
};
