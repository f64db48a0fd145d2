import { createHash } from "node:crypto";
import type { APIMessage } from "discord.js";

/**
 * Where a message keeps the delivery it belongs to. Discord does not give nonces back with a channel's
 * messages, but it keeps the id that a component was sent with: 32 bits that nobody sees.
 *
 * @see https://docs.discord.com/developers/components/reference#anatomy-of-a-component
 */
export function markOf(deliveryId: string): number {
  const hash = createHash("sha256").update(deliveryId).digest().readUInt32BE();
  // 30 bits of it, above the small numbers that Discord gives to the components without an id.
  return 0x4000_0000 + (hash & 0x3fff_ffff);
}

interface Marked<Component> {
  readonly components?: readonly Component[] | undefined;
}

/** The body with its first component marked; one without components stays as it is. */
export function withMark<Component extends object, Body extends Marked<Component>>(
  body: Body,
  deliveryId: string,
): Body {
  const [first, ...rest] = body.components ?? [];
  return first ? { ...body, components: [{ ...first, id: markOf(deliveryId) }, ...rest] } : body;
}

/** Whether its first component is marked so; a message of mere text has none. */
export function hasMark({ components }: APIMessage, deliveryId: string): boolean {
  return components?.[0]?.id === markOf(deliveryId);
}
