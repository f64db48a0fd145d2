import type { Interaction, Interactions } from "../interactions/interactions.ts";
import { FLAGS } from "../messages/message-rules.ts";
import type { MessageBody } from "../messages/message-shape.ts";
import { messageJson } from "../world/payloads.ts";
import { latest, type PostBox } from "../world/post-box.ts";
import type { Message, World } from "../world/world.ts";
import { apiError } from "./api-error.ts";
import { type Call, NO_CONTENT, ok, type Route } from "./route.ts";

const LIMIT = { requests: 5, perMs: 2_000 };

/** An interaction's own webhook: https://docs.discord.com/developers/interactions/receiving-and-responding#followup-messages */
export function webhookRoutes(world: World, box: PostBox, interactions: Interactions): Route[] {
  const followed = ({ param }: Call) => interactions.toFollow(param("webhook"), param("token"));

  /** @throws ApiError 10008 */
  function messageNamed(interaction: Interaction, name: string): Message {
    const known = name === "@original" ? interaction.original : find(interaction, name);
    const message = known && latest(world, known);
    if (!message) throw apiError(10008);
    return message;
  }

  /** Only what was written through this token can be reached through it. */
  function find({ id, channel }: Interaction, messageId: string): Message | undefined {
    const whisper = world.whispers.get(messageId);
    const message = whisper ?? channel.messages.find((one) => one.id === messageId);
    return message?.interactionId === id ? message : undefined;
  }

  function follow(call: Call) {
    const interaction = followed(call);
    const { seen, channel, original } = interaction;
    const body = box.read(call.body, call.uploads);
    // The first follow-up to a promised answer is that answer, whatever it says of being private.
    if (original && (original.flags & FLAGS.loading) !== 0)
      return revise(interaction, original, {
        ...body,
        flags: (body.flags ?? 0) & ~FLAGS.ephemeral,
      });
    const composed = box.compose(channel, body, "interaction");
    const message = box.keep({ ...composed, interactionId: interaction.id });
    const ephemeral = (message.flags & FLAGS.ephemeral) !== 0;
    seen.record({ kind: "message", ephemeral, message });
    return ok(messageJson(world, message));
  }

  function revise(interaction: Interaction, message: Message, body: MessageBody) {
    const revised = box.keep(box.edit(message, body));
    if (interaction.original?.id === revised.id) interaction.original = revised;
    interaction.seen.record({ kind: "edit", message: revised });
    return ok(messageJson(world, revised));
  }

  function remove({ seen, channel }: Interaction, message: Message) {
    world.whispers.delete(message.id);
    const at = channel.messages.findIndex(({ id }) => id === message.id);
    if (at !== -1) channel.messages.splice(at, 1);
    seen.record({ kind: "deleted", messageId: message.id });
    return NO_CONTENT;
  }

  const path = "/webhooks/:webhook/:token/messages/:message";
  const common = { path, open: true, limit: LIMIT };
  return [
    { ...common, method: "POST", path: "/webhooks/:webhook/:token", run: follow },
    {
      ...common,
      method: "GET",
      run: (call) => ok(messageJson(world, messageNamed(followed(call), call.param("message")))),
    },
    {
      ...common,
      method: "PATCH",
      run(call) {
        const interaction = followed(call);
        return revise(
          interaction,
          messageNamed(interaction, call.param("message")),
          box.read(call.body, call.uploads),
        );
      },
    },
    {
      ...common,
      method: "DELETE",
      run(call) {
        const interaction = followed(call);
        return remove(interaction, messageNamed(interaction, call.param("message")));
      },
    },
  ];
}
