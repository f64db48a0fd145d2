import type { Message } from "../../../src/chat/message.ts";
import { type Place, placeOf } from "../../../src/chat/place.ts";
import type { Input, Request } from "../../../src/chat/request.ts";
import { defined } from "../../../src/collections/defined.ts";
import type { Invitation } from "./invitations.ts";
import type { Connected, PeopleParts } from "./people-parts.ts";
import { type MailAddress, spellingsOf } from "./read-address.ts";

export type Enrolled =
  | { readonly kind: "enrolled"; readonly place: Place; readonly message: Message }
  /** Why not, for the person. */
  | { readonly kind: "refused"; readonly message: Message }
  /** The invitation was used, or is over. */
  | { readonly kind: "over" };

/** Who reads an inbox manages it. */
export function requestAt(place: Place, input: Input, id: string): Request {
  return { id: `page-${id}`, place, actor: { id: place, mayManage: true }, input };
}

/** Makes a place of an invitation, once; whoever has one already gets the topic there. */
export async function enrol(parts: PeopleParts, id: string, zone: string): Promise<Enrolled> {
  const { invitations, turns, nameFor, connected } = parts;
  const asked = await invitations.get(id);
  if (!asked || !connected) return { kind: "over" };
  const address = spellingsOf(asked.address);
  return turns.run(nameFor(address.spelt), async () => {
    const invitation = await invitations.get(id);
    if (!invitation) return { kind: "over" };
    const enrolled = await found({ parts, connected, address }, id, { ...invitation, zone });
    if (enrolled.kind === "enrolled") await invitations.forget(id);
    return enrolled;
  });
}

interface Founding {
  readonly parts: PeopleParts;
  readonly connected: Connected;
  readonly address: MailAddress;
}

async function found(
  { parts, connected, address }: Founding,
  id: string,
  { topic, schedule, zone }: Invitation,
): Promise<Enrolled> {
  const { addresses, founding, clock } = parts;
  const known = await readerAt(parts, address);
  const place = known ?? placeOf("email", id);
  const run = (input: Input) => connected.inbox.handle(requestAt(place, input, parts.newId()));
  const when = defined({ when: schedule, timezone: zone || undefined });
  const save: Input = { kind: "action", action: "subscribe.save", value: buttonValue({ topic }) };
  founding.add(place);
  try {
    await addresses.add(place, address, clock.now());
    // What cannot be read founds nothing.
    const timed = known || Object.keys(when).length === 0 ? undefined : await run(setting(when));
    const isRefused = timed !== undefined && !(await hasChannel(connected, place));
    const message = isRefused ? timed : await run(save);
    if (await hasChannel(connected, place)) return { kind: "enrolled", place, message };
    await addresses.forget(place);
    return { kind: "refused", message };
  } finally {
    founding.delete(place);
  }
}

function setting(options: Readonly<Record<string, string>>): Input {
  return { kind: "options", command: "schedule", options };
}

function buttonValue(values: Readonly<Record<string, string>>): string {
  return new URLSearchParams(values).toString();
}

/** Whoever reads at an address; nobody while its reader is being erased. */
export async function readerAt(
  { addresses, founding, connected }: PeopleParts,
  address: MailAddress,
): Promise<Place | undefined> {
  const place = addresses.find(address);
  if (!place || !connected) return place;
  return founding.has(place) || (await hasChannel(connected, place)) ? place : undefined;
}

/** Only the core knows, and says so by what it shows. */
export async function hasChannel({ inbox }: Connected, place: Place): Promise<boolean> {
  const { input: _, ...request } = requestAt(place, { kind: "line", line: "" }, "overview");
  return (await inbox.overview(request, [place])).length > 0;
}
