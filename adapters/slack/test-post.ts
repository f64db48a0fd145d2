import type { Message } from "../../src/chat/message.ts";
import { deliveryErrorOf } from "./posts/post-error.ts";
import { renderMessage } from "./render/render-message.ts";
import { createClients } from "./workspaces/clients.ts";

export interface Access {
  readonly token: string;
  readonly apiUrl: string;
}

/** A channel that something can be posted in. */
export interface TestChannel {
  readonly id: string;
  /** `#papers` */
  readonly label: string;
}

const PAGE = 200;
const QUIET = {
  parse: "none",
  link_names: false,
  unfurl_links: false,
  unfurl_media: false,
} as const;

/** The first of the channels the bot is in. @throws DeliveryError */
export async function listChannels({ token, apiUrl }: Access): Promise<TestChannel[]> {
  const { reads } = createClients({ apiUrl })(token);
  const types = "public_channel,private_channel";
  try {
    const asked = { types, exclude_archived: true, limit: PAGE };
    const { channels = [] } = await reads.users.conversations(asked);
    return channels.flatMap(({ id, name }) => (id ? [{ id, label: `#${name ?? id}` }] : []));
  } catch (error) {
    throw deliveryErrorOf(error);
  }
}

/** Posts outside of any delivery. @throws DeliveryError that says why it cannot be */
export async function postTest(
  { token, apiUrl }: Access,
  channel: string,
  message: Message,
): Promise<void> {
  const { posts } = createClients({ apiUrl })(token);
  try {
    for (const body of renderMessage(message))
      await posts.chat.postMessage({ ...body, ...QUIET, channel });
  } catch (error) {
    throw deliveryErrorOf(error);
  }
}
