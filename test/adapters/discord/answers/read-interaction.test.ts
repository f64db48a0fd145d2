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

  it.each(Object.entries(whole))("breaks nothing, whatever a %s lacks", async (_, interaction) => {
    for (const lacking of withoutOne(interaction)) {
      const found = read(lacking);
      if (found?.kind === "request") await found.request.obstacles?.();
    }
  });
});

const who = { id: "9", token: "t", guild_id: "1", channel_id: "2", member: sparse.member };
const whole = {
  command: { ...sparse, channel: { id: "2", type: 0 }, authorizing_integration_owners: {} },
  "message's menu": {
    ...who,
    type: 2,
    data: {
      type: 3,
      target_id: "7",
      resolved: { messages: { 7: { id: "7", content: "x", embeds: [], components: [] } } },
    },
  },
  button: {
    ...who,
    type: 3,
    message: { id: "7", flags: 64, components: [] },
    data: { custom_id: "x", values: ["a"] },
  },
  completion: {
    ...who,
    type: 4,
    data: { name: "papers", options: [{ type: 1, name: "search", options: [{ focused: true }] }] },
  },
  form: {
    ...who,
    type: 5,
    data: { custom_id: "x", components: [{ components: [{ custom_id: "q", value: "v" }] }] },
  },
};

/** Copies with one member, at any depth, left out or null. */
function withoutOne(given: object): object[] {
  return Object.entries(given).flatMap(([name, value]) => {
    const deeper = typeof value === "object" && value !== null ? withoutOne(value) : [];
    const changed = [null, ...deeper].map((each) => copyWith(given, name, each));
    return [copyWith(given, name, undefined), ...changed];
  });
}

function copyWith(given: object, name: string, value: unknown): object {
  if (Array.isArray(given)) return given.map((each, at) => (String(at) === name ? value : each));
  const { [name]: _, ...rest }: Record<string, unknown> = { ...given };
  return value === undefined ? rest : { ...rest, [name]: value };
}
