import { expect, it } from "vitest";
import { newChannel } from "../../src/channels/change-channel.ts";
import { plainText } from "../../src/chat/message.ts";
import type { Place } from "../../src/chat/place.ts";
import { createComposer } from "../../src/digest/composer.ts";
import { createLedger } from "../../src/ledger/sqlite-ledger.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { createDigests } from "../../src/subscriptions/digests.ts";
import { digestPreviewMessage } from "../../src/views/digests/digest-preview-message.ts";
import { candidateDeps, NOW, on } from "../digest/world.ts";
import { createMemoryDocuments } from "../fakes/memory-documents.ts";
import { createVirtualClock } from "../fakes/time/virtual-clock.ts";

const place: Place = "test:room";

/** What a preview says in text where this topic is followed and this part of the papers is searched. */
async function said(topic: string, coverage: number | undefined): Promise<string[]> {
  const clock = createVirtualClock(NOW);
  const subscriptions = [on(topic)];
  const schedule = { days: [1], time: "09:00", zone: "UTC" } as const;
  const channel = { ...newChannel(place, schedule, NOW), subscriptions };
  const world = candidateDeps({ papers: [], subscriptions });
  const digests = createDigests({
    clock,
    channels: { get: () => channel },
    catalogue: world.catalogue,
    asOf: () => NOW,
    index: { coverage: () => coverage },
    delivery: { status: async () => ({ next: [] }), deliverNow: async () => "posted" },
    posted: createMemoryDocuments(clock),
    like: () => false,
    ledger: createLedger(openDatabase({ dataDir: ":memory:" })),
    composer: createComposer({ ...world, sources: () => [] }),
  });
  const { digest, searched } = await digests.preview(place);
  const heading = { at: NOW, zone: "UTC" };
  const { blocks } = digestPreviewMessage(digest, heading, { mayPost: true, searched });
  return blocks.flatMap((block) => (block.kind === "text" ? [plainText(block.text)] : []));
}

it("tells of an index that is being made where a topic asks for papers like another", async () => {
  const words = expect.stringMatching(
    /^Only 40 % of the papers.*Papers like another may be missing/,
  );
  expect(await said("robots OR like:2401.01234", 0.4)).toContainEqual(words);
  expect(await said("robots OR like:2401.01234", undefined)).not.toContainEqual(words);
  expect(await said("robots -like:2401.01234", 0.4)).not.toContainEqual(words);
  expect(await said("robots", 0.4)).not.toContainEqual(words);
});
