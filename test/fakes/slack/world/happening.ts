import type { Message, View } from "./world.ts";

/** What the app did through the Web API, for those who watch: the people, and the events Slack sends of it. */
export type Happening =
  | { readonly kind: "posted"; readonly message: Message }
  | { readonly kind: "updated"; readonly message: Message }
  | { readonly kind: "deleted"; readonly message: Message }
  | { readonly kind: "ephemeral"; readonly message: Message }
  | { readonly kind: "view"; readonly how: "opened" | "pushed" | "updated"; readonly view: View }
  | { readonly kind: "home"; readonly view: View }
  | { readonly kind: "joined"; readonly channelId: string; readonly userId: string }
  | { readonly kind: "installed"; readonly installationId: string; readonly userId: string };
