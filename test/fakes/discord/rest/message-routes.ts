import type { NewMessage } from "../messages/message-shape.ts";
import type { Settings } from "../settings.ts";
import { messageJson } from "../world/payloads.ts";
import { messageOf, type PostBox } from "../world/post-box.ts";
import type { Channel, Message, World } from "../world/world.ts";
import { demand, may, visibleChannel, writableChannel } from "./access.ts";
import { apiError, invalid } from "./api-error.ts";
import { type Call, NO_CONTENT, ok, type Route } from "./route.ts";

/** https://docs.discord.com/developers/resources/message */
export function messageRoutes(
  world: World,
  box: PostBox,
  limits: Pick<Settings, "perChannel" | "nonceMs">,
): Route[] {
  const limit = limits.perChannel;
  const one = "/channels/:channel/messages/:message";

  function create({ param, body, uploads }: Call) {
    const channel = writableChannel(world, param("channel"));
    const message = box.readNew(body, uploads);
    if (uploads.length > 0) demand(channel, "attachFiles");
    if (message.embeds?.length) demand(channel, "embedLinks");
    const twin = message.enforce_nonce ? sentBefore(channel, message) : undefined;
    const kept = twin ?? box.keep(withNonce(box.compose(channel, message, "channel"), message));
    // The nonce comes back here and in MESSAGE_CREATE only: Discord does not store it with the message.
    return ok({ ...messageJson(world, kept), nonce: kept.nonce });
  }

  function sentBefore(channel: Channel, { nonce }: NewMessage): Message | undefined {
    if (nonce === undefined || nonce === null || nonce === "") return undefined;
    const since = world.clock.now() - limits.nonceMs;
    return channel.messages.find(
      (other) =>
        other.authorId === world.applicationId && other.nonce === nonce && other.at > since,
    );
  }

  /** @throws ApiError 50005 */
  function own({ param }: Call): { channel: Channel; message: Message } {
    const channel = visibleChannel(world, param("channel"));
    const message = messageOf(channel, param("message"));
    return { channel, message };
  }

  return [
    { method: "POST", path: "/channels/:channel/messages", limit, run: create },
    {
      method: "GET",
      path: "/channels/:channel/messages",
      limit,
      run({ param, query }) {
        const channel = visibleChannel(world, param("channel"));
        // Without the right to read the history there is none, and no error.
        const seen = may(channel, "readMessageHistory") ? page(channel.messages, query) : [];
        return ok(seen.map((message) => messageJson(world, message)));
      },
    },
    {
      method: "GET",
      path: one,
      limit,
      run(call) {
        const { channel, message } = own(call);
        demand(channel, "readMessageHistory");
        return ok(messageJson(world, message));
      },
    },
    {
      method: "PATCH",
      path: one,
      limit,
      run(call) {
        const { message } = own(call);
        if (message.authorId !== world.applicationId) throw apiError(50005);
        const body = box.read(call.body, call.uploads);
        return ok(messageJson(world, box.keep(box.edit(message, body))));
      },
    },
    {
      method: "DELETE",
      path: one,
      limit,
      run(call) {
        const { channel, message } = own(call);
        if (message.authorId !== world.applicationId) demand(channel, "manageMessages");
        channel.messages.splice(channel.messages.indexOf(message), 1);
        return NO_CONTENT;
      },
    },
  ];
}

function withNonce(message: Message, { nonce }: NewMessage): Message {
  return nonce === undefined || nonce === null ? message : { ...message, nonce };
}

/** Newest first, as Discord lists them. */
function page(messages: readonly Message[], query: URLSearchParams): Message[] {
  const limit = Number(query.get("limit") ?? 50);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100)
    throw invalid(["limit"], "NUMBER_TYPE_MAX", "int value should be between 1 and 100.");
  const before = BigInt(query.get("before") ?? 2n ** 63n);
  const after = query.get("after");
  const newest = messages.filter(({ id }) => BigInt(id) < before).toReversed();
  if (after === null) return newest.slice(0, limit);
  return newest.filter(({ id }) => BigInt(id) > BigInt(after)).slice(-limit);
}
