import { expect, it, onTestFinished } from "vitest";
import { type Message, plainText } from "../../src/chat/message.ts";
import { systemClock } from "../../src/time/clock.ts";
import { eventually } from "../eventually.ts";
import { openOffprint } from "../fakes/open-offprint.ts";
import { startFakeHuggingFace } from "../fakes/sources/huggingface.ts";
import { fakeItem } from "../fakes/sources/huggingface-item.ts";
import { faults } from "../fakes/sources/source-faults.ts";

function words({ blocks }: Message): string {
  return blocks.flatMap((block) => ("text" in block ? [plainText(block.text)] : [])).join("\n");
}

it("a bot whose source stops answering after the poll says so in each answer that finds nothing", async () => {
  const fake = await startFakeHuggingFace(systemClock);
  onTestFinished(() => fake.close());
  const today = new Date().toISOString().slice(0, 10);
  fake.list(today, [fakeItem(1), fakeItem(2)]);
  const { type } = await openOffprint({
    SOURCES: "huggingface",
    HF_ENDPOINT: fake.endpoint.origin,
  });
  const loaded = async () =>
    expect(words(await type("show 2411.99998"))).not.toContain("Still loading");
  await eventually(loaded);
  fake.fail(faults.html());
  const lines = ["show 2411.99999", "similar 2411.99999", "search like:2411.99999"];
  for (const line of ["search xyzzyplugh", ...lines]) {
    const said = words(await type(line));
    expect([line, said]).toEqual([line, expect.stringContaining("could not be asked")]);
    expect(said).toContain("Hugging Face answered with a web page instead of data.");
    expect(said).not.toMatch(/Nothing found\.|No source knows|Check the/u);
  }
  fake.fail();
  expect(words(await type("search plughxyzzy"))).not.toContain("could not be asked");
});
