import type { Happening } from "../world/happening.ts";
import type { Message, View, World } from "../world/world.ts";

/** One thing that happened on a person's screen. */
export type Sight =
  /** The spinner ended; a message, if the acknowledgement had one, comes as a sight of its own. */
  | { readonly kind: "acknowledged" }
  | { readonly kind: "message"; readonly isPrivate: boolean; readonly message: Message }
  /** A message changed: the pressed one, or an earlier answer. */
  | { readonly kind: "edit"; readonly message: Message }
  | { readonly kind: "deleted"; readonly ts: string }
  | { readonly kind: "view"; readonly how: "opened" | "pushed" | "updated"; readonly view: View }
  | { readonly kind: "home"; readonly view: View }
  /** What the form complains about, by `block_id`. */
  | { readonly kind: "errors"; readonly errors: Readonly<Record<string, string>> }
  | { readonly kind: "suggestions" }
  /** A form went away, or all of them. */
  | { readonly kind: "closed"; readonly viewId?: string }
  /** "The app did not respond." */
  | { readonly kind: "failed"; readonly why: string };

/** Whose screen it is: what the app does in `channelId` and in their own direct messages is seen. */
export interface Screen {
  readonly userId: string;
  readonly channelId?: string;
  /** Given with the deed: the form it opens belongs to this screen and to no other. */
  readonly triggerId?: string;
}

export function sightOf(happening: Happening): Sight | undefined {
  switch (happening.kind) {
    case "posted":
      return { kind: "message", isPrivate: false, message: happening.message };
    case "ephemeral":
      return { kind: "message", isPrivate: true, message: happening.message };
    case "updated":
      return { kind: "edit", message: happening.message };
    case "deleted":
      return { kind: "deleted", ts: happening.message.ts };
    case "view":
      return { kind: "view", how: happening.how, view: happening.view };
    case "home":
      return { kind: "home", view: happening.view };
    default:
      return undefined;
  }
}

export function isVisible(
  world: World,
  { userId, channelId }: Screen,
  happening: Happening,
): boolean {
  if ("view" in happening) return happening.view.userId === userId;
  if (!("message" in happening)) return false;
  const { message } = happening;
  if (message.ephemeralTo !== undefined) return message.ephemeralTo === userId;
  const isOwn = world.channels.get(message.channelId)?.userId === userId;
  return isOwn || message.channelId === channelId;
}

export function messagesIn(sights: readonly Sight[]): Message[] {
  const messages = new Map<string, Message>();
  for (const sight of sights) {
    if (sight.kind === "message" || sight.kind === "edit")
      messages.set(sight.message.ts, sight.message);
    if (sight.kind === "deleted") messages.delete(sight.ts);
  }
  return [...messages.values()];
}

export function frontView(sights: readonly Sight[]): View | undefined {
  const stack = new Map<string, View>();
  for (const sight of sights) {
    if (sight.kind === "view") stack.set(sight.view.id, sight.view);
    if (sight.kind !== "closed") continue;
    if (sight.viewId === undefined) stack.clear();
    else stack.delete(sight.viewId);
  }
  return [...stack.values()].at(-1);
}

export function isOpening(happening: Happening): boolean {
  return happening.kind === "view" && happening.how !== "updated";
}
