import { type APIInteraction, InteractionType } from "discord.js";
import { describe, expect, it } from "vitest";
import { readInteraction } from "../../../../adapters/discord/answers/read-interaction.ts";

const MANAGE_CHANNELS = String(1 << 4);

/** As little as Discord's own examples hold: no `channel`, no owners, no context. */
const sparse = {
  type: InteractionType.ApplicationCommand,
  id: "9",
  token: "t",
  guild_id: "1",
  channel_id: "2",
  member: { user: { id: "3" }, permissions: MANAGE_CHANNELS },
  data: { id: "4", type: 1, name: "papers", options: [{ type: 1, name: "help", options: [] }] },
};

/** Sound: leaving out what the types promise is the point. */
const read = (given: object) => readInteraction(given as APIInteraction);

describe("an interaction of few words", () => {
  it("with channel_id and no channel is read", () => {
    expect(read(sparse)).toMatchObject({
      kind: "request",
      request: { place: "discord:1/2", actor: { id: "discord:3", mayManage: true } },
    });
  });

  it("of a message's menu is read, too", () => {
    const message = { id: "7", content: "see https://arxiv.org/abs/2401.01234", components: [] };
    const data = { id: "4", type: 3, name: "Find similar", target_id: "7" };
    const input = { ...data, resolved: { messages: { 7: message } } };
    expect(read({ ...sparse, data: input })).toMatchObject({
      request: {
        input: { command: "similar", options: { paper: expect.stringMatching("arxiv") } },
      },
    });
  });

  it("of a command this bot never offered is left alone", () => {
    const user = { id: "4", type: 2, name: "user menu", target_id: "3", resolved: { users: {} } };
    expect(read({ ...sparse, data: user })).toBeUndefined();
  });

  it("that says nothing of who or where is left alone, and breaks nothing", () => {
    const data = { id: "4", type: 1, name: "airhorn", options: [] };
    expect(read({ type: 4, data })).toBeUndefined();
    expect(read({ type: 1 })).toBeUndefined();
  });
});
