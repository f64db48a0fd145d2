import { expect, it } from "vitest";
import { guardPosts } from "../../src/assembly/shared/guard-posts.ts";
import type { Adapter } from "../../src/chat/adapter.ts";
import { plainMessage } from "../fakes/chat/scripted-inbox.ts";

it("who may have lost the lease posts nothing, and tries again soon, since that is no failure of the platform", async () => {
  const posted: string[] = [];
  const adapter: Adapter = {
    name: "chat",
    start: async () => {},
    stop: async () => {},
    post: async (place) => {
      posted.push(place);
      return "1";
    },
  };
  let isHeld = false;
  const guarded = guardPosts(adapter, { isHeld: () => isHeld });
  const post = () => guarded.post("chat:1", plainMessage("Digest"), "delivery-1");
  await expect(post()).rejects.toMatchObject({
    failure: { kind: "limited", scope: "channel", retryAfterMs: 5_000 },
  });
  expect(posted).toEqual([]);
  isHeld = true;
  expect(await post()).toBe("1");
});
