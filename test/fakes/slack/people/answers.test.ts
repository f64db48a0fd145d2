import { describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import { createVirtualClock } from "../../time/virtual-clock.ts";
import { startFakeSlack } from "../fake-slack.ts";
import { connectRaw } from "../raw-socket.ts";

const given = z.looseObject({ response_url: z.string() });

/** Somebody typed a command, and nobody has answered yet. */
async function typed() {
  const clock = createVirtualClock(Date.now());
  const slack = await startFakeSlack({ clock, patienceMs: 0 });
  onTestFinished(() => slack.close());
  const user = slack.addUser(slack.team);
  const channel = slack.addChannel(slack.team, { members: [user] });
  const app = await connectRaw(slack);
  const seen = await slack.interact.slash({ channel, text: "help" });
  const last = () => given.parse(app.envelopes.at(-1)?.payload).response_url;
  const post = async (body: unknown, url: string) => {
    const content = typeof body === "string" ? body : JSON.stringify(body);
    const response = await fetch(url, { method: "POST", body: content });
    return { status: response.status, body: await response.text() };
  };
  const answer = (body: unknown) => post(body, last());
  return { slack, clock, channel, user, seen, answer, last, post };
}

const secretly = { response_type: "ephemeral" };
const openly = { response_type: "in_channel", unfurl_links: false, unfurl_media: false };

describe("an answer to the local Slack's response_url", () => {
  it("is seen by one person, or by all", async () => {
    const { slack, channel, user, seen, answer } = await typed();
    expect(await answer({ text: "Psst", ...secretly })).toEqual({
      status: 200,
      body: '{"ok":true}',
    });
    await answer({ text: "Hear", ...openly });
    expect(slack.ephemerals).toMatchObject([{ text: "Psst", ephemeralTo: user }]);
    expect(slack.messages(channel)).toMatchObject([{ text: "Hear" }]);
    expect(seen.messages.map(({ text }) => text)).toEqual(["Psst", "Hear"]);
    expect(slack.violations).toEqual([]);
  });

  it("comes five times at most", async () => {
    const { slack, answer } = await typed();
    for (let done = 0; done < 5; done++) await answer({ text: "Again", ...secretly });
    const sixth = await answer({ text: "Again", ...secretly });
    expect(sixth).toEqual({ status: 404, body: '{"ok":false,"error":"used_url"}' });
    expect(slack.violations).toEqual(["response_url: used_url"]);
  });

  it("comes within half an hour", async () => {
    const { slack, clock, answer } = await typed();
    await clock.advance(30 * 60_000);
    expect((await answer({ text: "Late", ...secretly })).status).toBe(200);
    await clock.advance(1);
    expect((await answer({ text: "Late", ...secretly })).status).toBe(404);
    expect(slack.violations).toEqual(["response_url: expired_url"]);
  });

  it.each([
    ["no JSON", "text=hello"],
    ["no text", { ...secretly }],
    ["no word on who may see it", { text: "Hello" }],
    ["links to unfurl", { text: "Hello", response_type: "in_channel" }],
    ["a field nobody knows", { text: "Hello", ...secretly, color: "red" }],
    ["a mention", { text: "<!channel>", ...secretly }],
    ["a block nobody knows", { text: "Hello", ...secretly, blocks: [{ type: "item" }] }],
    ["an original it has not", { text: "Hello", replace_original: true }],
  ])("is refused with %s", async (_, body) => {
    const { slack, seen, answer } = await typed();
    expect((await answer(body)).status).toBe(400);
    expect(slack.violations).toHaveLength(1);
    expect(seen.messages).toEqual([]);
  });

  it("goes nowhere by an address nobody was given", async () => {
    const { slack, last, post } = await typed();
    expect((await post({ text: "Hello", ...secretly }, `${last()}x`)).status).toBe(404);
    expect(slack.violations).toHaveLength(1);
  });

  it("fails by script", async () => {
    const { slack, seen, answer } = await typed();
    slack.responseUrls.refuse(1);
    expect((await answer({ text: "Hello", ...secretly })).status).toBe(500);
    expect((await answer({ text: "Hello", ...secretly })).status).toBe(200);
    expect(seen.messages).toHaveLength(1);
    expect(slack.violations).toEqual([]);
  });

  it("changes the message whose button was pressed, however often, until it is gone", async () => {
    const { slack, seen, answer } = await typed();
    const button = {
      type: "button",
      action_id: "more",
      value: "1",
      text: { type: "plain_text", text: "More" },
    };
    const blocks = [{ type: "actions", elements: [button] }];
    await answer({ text: "Page 1", blocks, ...openly });
    const [message] = seen.messages;
    if (!message) throw new Error("No answer.");
    const pressed = await slack.interact.press({ in: message, button: "More" });
    await answer({ text: "Page 2", blocks, replace_original: true });
    await answer({ text: "Page 3", blocks, replace_original: true });
    expect(pressed.messages).toMatchObject([{ text: "Page 3", edits: 2 }]);
    await answer({ delete_original: true });
    expect(slack.messages(message.channelId)).toEqual([]);
    await expect(slack.interact.press({ in: message, button: "More" })).rejects.toThrow("gone");
    expect((await answer({ text: "Page 4", replace_original: true })).status).toBe(400);
    expect(slack.violations).toEqual([]);
  });
});
