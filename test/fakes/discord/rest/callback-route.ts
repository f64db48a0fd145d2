import { type Callback, callback } from "../interactions/callback-shape.ts";
import type { Interaction, Interactions, InteractionType } from "../interactions/interactions.ts";
import { modalFaults } from "../interactions/modal-shape.ts";
import { FLAGS, NOTHING } from "../messages/message-rules.ts";
import type { MessageBody } from "../messages/message-shape.ts";
import { parse } from "../messages/shapes.ts";
import { messageJson } from "../world/payloads.ts";
import { latest, type PostBox } from "../world/post-box.ts";
import type { Message, World } from "../world/world.ts";
import { apiError, invalid } from "./api-error.ts";
import type { Upload } from "./multipart.ts";
import { type Call, NO_CONTENT, ok, type Route } from "./route.ts";

/** Which answers fit which interaction; 6 and 7 need a message to change. */
const FITTING: Readonly<Record<InteractionType, readonly number[]>> = {
  command: [4, 5, 9],
  component: [4, 5, 6, 7, 9],
  autocomplete: [8],
  modal: [4, 5, 6, 7],
};

export function callbackRoute(world: World, box: PostBox, interactions: Interactions): Route {
  function accept(interaction: Interaction, given: Callback, uploads: readonly Upload[]) {
    const { type, source, seen } = interaction;
    if (!FITTING[type].includes(given.type) || (!source && [6, 7].includes(given.type)))
      throw invalid(["type"], "BASE_TYPE_CHOICES", `type ${given.type} does not answer a ${type}`);
    switch (given.type) {
      case 4:
        return say(interaction, box.read(given.data, uploads));
      case 5:
        return think(interaction, given.data?.flags ?? 0);
      case 6:
        if (source) interaction.original = source;
        return seen.record({ kind: "thinking", ephemeral: false });
      case 7:
        return update(interaction, box.read(given.data, uploads));
      case 8:
        return seen.record({ kind: "choices", choices: given.data.choices });
      case 9: {
        const faults = modalFaults(given.data);
        if (faults.length > 0) throw apiError(50035, faults);
        return seen.record({ kind: "modal", modal: given.data });
      }
      default:
        return given satisfies never;
    }
  }

  function say(interaction: Interaction, body: MessageBody): void {
    const composed = box.compose(interaction.channel, body, "interaction");
    const message = box.keep({ ...composed, interactionId: interaction.id });
    interaction.original = message;
    const ephemeral = (message.flags & FLAGS.ephemeral) !== 0;
    interaction.seen.record({ kind: "message", ephemeral, message });
  }

  function think(interaction: Interaction, flags: number): void {
    if (flags & ~FLAGS.ephemeral)
      throw invalid(["data", "flags"], "BASE_TYPE_INVALID", "only EPHEMERAL goes with a defer");
    const { id, channel, seen } = interaction;
    interaction.original = box.keep({
      ...NOTHING,
      id: world.newId(),
      channelId: channel.id,
      authorId: world.applicationId,
      at: world.clock.now(),
      edits: 0,
      flags: flags | FLAGS.loading,
      interactionId: id,
    });
    seen.record({ kind: "thinking", ephemeral: flags !== 0 });
  }

  function update(interaction: Interaction, body: MessageBody): void {
    const { source, seen } = interaction;
    const message = source && latest(world, source);
    if (!message) throw apiError(10008);
    interaction.original = box.keep(box.edit(message, body));
    seen.record({ kind: "edit", message: interaction.original });
  }

  return {
    method: "POST",
    path: "/interactions/:interaction/:token/callback",
    open: true,
    run({ param, body, query, uploads }: Call) {
      const interaction = interactions.toAnswer(param("interaction"), param("token"));
      const given = parse(callback, body);
      accept(interaction, given, uploads);
      interaction.answer = given.type;
      interaction.waiting.abort();
      if (query.get("with_response") !== "true") return NO_CONTENT;
      return ok(described(world, interaction, given.type));
    },
  };
}

function described(world: World, { id, original }: Interaction, type: number): object {
  const shown: Message | undefined = original;
  return {
    interaction: {
      id,
      type: 2,
      ...(shown && {
        response_message_id: shown.id,
        response_message_loading: (shown.flags & FLAGS.loading) !== 0,
        response_message_ephemeral: (shown.flags & FLAGS.ephemeral) !== 0,
      }),
    },
    resource: { type, ...(shown && { message: messageJson(world, shown) }) },
  };
}
