import { apiError } from "../rest/api-error.ts";
import type { Channel, Message, World } from "../world/world.ts";
import { createSeen, type SeenLog } from "./seen.ts";

export const INTERACTION_TYPES = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;

export type InteractionType = keyof typeof INTERACTION_TYPES;

/** Somebody, and where. */
export interface Person {
  readonly channel: string;
  readonly user: string;
  readonly permissions: bigint;
  readonly locale: string;
}

export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly at: number;
  readonly channel: Channel;
  readonly person: Person;
  /** The message whose button was pressed, or that led to the form. */
  readonly source?: Message;
  readonly seen: SeenLog;
  /** How it was first answered: the type of the callback. */
  answer?: number;
  /** What `@original` means. */
  original?: Message;
  /** Ends the wait for the first answer, or for the one that was promised. */
  readonly waiting: AbortController;
}

/** The first answer is due in 3 seconds, the token lives for 15 minutes. */
const ANSWER_MS = 3_000;
const TOKEN_MS = 15 * 60 * 1_000;

export interface Interactions {
  begin(type: InteractionType, channel: Channel, person: Person, source?: Message): Interaction;
  /** No bot hears of it. */
  giveUp(interaction: Interaction): void;
  /** @throws ApiError 10062, 40060 */
  toAnswer(id: string, token: string): Interaction;
  /** @throws ApiError 10015, 50027 */
  toFollow(webhookId: string, token: string): Interaction;
  /** The one of a person's sights. */
  of(interactionId: string): Interaction | undefined;
  /** Nobody waits for anything any more. */
  close(): void;
}

/** https://docs.discord.com/developers/interactions/receiving-and-responding */
export function createInteractions(world: World): Interactions {
  const byToken = new Map<string, Interaction>();

  /** Tells the person that nothing came. */
  async function watch({ id, seen, waiting }: Interaction): Promise<void> {
    const late = await world.clock.sleep(ANSWER_MS, waiting.signal).then(
      () => true,
      () => false,
    );
    if (!late) return;
    world.violate(`interaction ${id}`, "was not answered within 3 seconds");
    seen.record({ kind: "failed" });
  }

  return {
    begin(type, channel, person, source) {
      const { newId, clock } = world;
      const id = newId();
      const interaction: Interaction = {
        id,
        token: `interaction-token-${id}`,
        type,
        at: clock.now(),
        channel,
        person,
        ...(source && { source }),
        seen: createSeen(id, clock.now),
        waiting: new AbortController(),
      };
      byToken.set(interaction.token, interaction);
      void watch(interaction);
      return interaction;
    },
    giveUp({ waiting, seen }) {
      waiting.abort();
      seen.record({ kind: "failed" });
    },
    toAnswer(id, token) {
      const interaction = byToken.get(token);
      if (interaction?.id !== id) throw apiError(10062);
      if (world.clock.now() - interaction.at > ANSWER_MS) throw apiError(10062);
      if (interaction.answer !== undefined) throw apiError(40060);
      return interaction;
    },
    toFollow(webhookId, token) {
      const interaction = byToken.get(token);
      if (webhookId !== world.applicationId) throw apiError(10015);
      if (!interaction) throw apiError(50027);
      if (world.clock.now() - interaction.at > TOKEN_MS) throw apiError(50027);
      if (interaction.answer === undefined) throw apiError(10015);
      return interaction;
    },
    of: (interactionId) => [...byToken.values()].find(({ id }) => id === interactionId),
    close() {
      for (const { waiting } of byToken.values()) waiting.abort();
    },
  };
}
