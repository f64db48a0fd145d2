import { describe, expect, it } from "vitest";
import { createFollowUps } from "../../src/chat/follow-ups.ts";
import type { Later } from "../../src/chat/message.ts";
import { plainMessage } from "../fakes/chat/scripted-inbox.ts";

const later = (text: string): Later => ({
  whole: plainMessage(text),
  besides: plainMessage(`besides ${text}`),
});

/** What comes when it is told to. */
function coming(text: string) {
  let come = () => {};
  const promise = new Promise<Later>((resolve) => {
    come = () => resolve(later(text));
  });
  return { promise, come };
}

function screen() {
  const shown: string[] = [];
  const show = async ({ whole }: Later) => void shown.push(whole.summary);
  return { shown, show };
}

describe("what follows an answer", () => {
  it("is shown once it comes", async () => {
    const { begin } = createFollowUps();
    const { shown, show } = screen();
    const one = coming("one");
    const followed = (await begin("m")).follow(one.promise, show);
    expect(shown).toEqual([]);
    one.come();
    await followed;
    expect(shown).toEqual(["one"]);
  });

  it("is not shown any more once a newer answer has begun in its place", async () => {
    const { begin } = createFollowUps();
    const { shown, show } = screen();
    const [one, two] = [coming("one"), coming("two")];
    const first = (await begin("m")).follow(one.promise, show);
    const second = (await begin("m")).follow(two.promise, show);
    await first;
    one.come();
    two.come();
    await second;
    expect(shown).toEqual(["two"]);
  });

  it("that comes just as a newer answer begins is not shown", async () => {
    const { begin } = createFollowUps();
    const { shown, show } = screen();
    const one = coming("one");
    const first = (await begin("m")).follow(one.promise, show);
    one.come();
    await begin("m");
    await first;
    expect(shown).toEqual([]);
  });

  it("is shown in other places all the same", async () => {
    const { begin } = createFollowUps();
    const { shown, show } = screen();
    const one = coming("one");
    const followed = (await begin("m")).follow(one.promise, show);
    await begin("n");
    await begin();
    one.come();
    await followed;
    expect(shown).toEqual(["one"]);
  });

  it("has ended being shown before a newer answer begins", async () => {
    const { begin } = createFollowUps();
    let finish = () => {};
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const one = coming("one");
    const order: string[] = [];
    const followed = (await begin("m")).follow(one.promise, async () => {
      await finished;
      order.push("shown");
    });
    one.come();
    await new Promise((resolve) => setImmediate(resolve));
    const next = begin("m").then(() => order.push("begun"));
    finish();
    await Promise.all([followed, next]);
    expect(order).toEqual(["shown", "begun"]);
  });

  it("knows the message that a new answer has become, unless that was taken meanwhile", async () => {
    const { begin } = createFollowUps();
    const { shown, show } = screen();
    const [one, two] = [coming("one"), coming("two")];
    const followed = (await begin()).follow(one.promise, show, "m");
    await begin("m");
    one.come();
    await followed;
    await (await begin()).follow(two.promise, show, "m");
    expect(shown).toEqual([]);
  });

  it("is shown again in a place whose answers have ended", async () => {
    const { begin } = createFollowUps();
    const { shown, show } = screen();
    const one = coming("one");
    (await begin("m")).end();
    const followed = (await begin()).follow(one.promise, show, "m");
    one.come();
    await followed;
    expect(shown).toEqual(["one"]);
  });

  it("is not waited for once all is stopped", async () => {
    const { begin, stop } = createFollowUps();
    const { shown, show } = screen();
    const one = coming("one");
    const followed = (await begin("m")).follow(one.promise, show);
    stop();
    await followed;
    await (await begin("n")).follow(one.promise, show);
    one.come();
    expect(shown).toEqual([]);
  });
});
