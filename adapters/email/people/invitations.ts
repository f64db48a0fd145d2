import { z } from "zod";
import type { ListedDocuments } from "../../../src/chat/define-adapter.ts";
import type { EnrolmentWish } from "../../../src/chat/enrolment.ts";
import { defined } from "../../../src/collections/defined.ts";
import type { Seal } from "../../../src/secrets/seal.ts";
import type { Instant } from "../../../src/time/instant.ts";

/** What was asked for an address, until its owner confirms it or the link ends. */
export interface Invitation {
  /** As typed. */
  readonly address: string;
  readonly topic: string;
  readonly schedule?: string;
  readonly zone?: string;
}

export interface OpenInvitation extends Invitation {
  readonly id: string;
  readonly at: Instant;
}

export interface Invitations {
  add(id: string, wish: EnrolmentWish, now: Instant, lastsMs: number): Promise<void>;
  /** Undefined when there is none any more, or it cannot be opened. */
  get(id: string): Promise<Invitation | undefined>;
  forget(id: string): Promise<void>;
  /** Those that are not over, with the moment each was asked for. */
  all(): Promise<readonly OpenInvitation[]>;
}

const Kept = z.object({ format: z.literal(1), sealed: z.string(), at: z.number() });
const Sealed = z.object({
  address: z.string(),
  topic: z.string(),
  schedule: z.string().optional(),
  zone: z.string().optional(),
});

export interface InvitationsDeps {
  readonly documents: ListedDocuments;
  readonly seal: Seal;
}

/** Sealed as a whole: what somebody asks for says something of whose address it is. */
export function createInvitations({ documents, seal }: InvitationsDeps): Invitations {
  const open = (id: string, stored: unknown) => {
    const kept = Kept.safeParse(stored);
    const text = kept.success ? seal.open(kept.data.sealed, contextOf(id)) : undefined;
    if (!kept.success || text === undefined) return undefined;
    const { address, topic, schedule, zone } = Sealed.parse(JSON.parse(text));
    return { id, address, topic, ...defined({ schedule, zone }), at: kept.data.at };
  };
  return {
    async add(id, { address, topic, schedule, zone }, at, lastsMs) {
      const text = JSON.stringify({ address, topic, schedule, zone });
      const sealed = seal.close(text, contextOf(id));
      await documents.set(id, { format: 1, sealed, at } satisfies z.infer<typeof Kept>, lastsMs);
    },
    get: async (id) => open(id, await documents.get(id)),
    forget: (id) => documents.delete(id),
    async all() {
      const found = [];
      for await (const { key, ...rest } of documents.entries())
        if ("value" in rest) found.push(open(key, rest.value));
      return found.filter((each) => each !== undefined);
    },
  };
}

function contextOf(id: string): string {
  return `invitation ${id}`;
}
