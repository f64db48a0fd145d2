import type { ChannelRegister } from "../channels/channel.ts";
import type { Enrolment } from "../chat/enrolment.ts";
import type { Engine } from "../engine/engine.ts";
import type { DigestSettings } from "../subscriptions/digest-settings.ts";
import type { Digests } from "../subscriptions/digests.ts";
import type { Privacy } from "../subscriptions/privacy.ts";
import type { Topics } from "../subscriptions/topics.ts";

/** What commands ask: of papers the engine, of channels the rest. Each finds it in its context, by these names. */
export interface Desk {
  readonly engine: Engine;
  /** A channel as it is now. */
  readonly channels: Pick<ChannelRegister, "get">;
  readonly topics: Topics;
  readonly settings: DigestSettings;
  readonly digests: Digests;
  readonly privacy: Privacy;
  /** Where its operator helps, where they say so. */
  readonly supportUrl?: string | undefined;
  /** Left out where no platform that is on has addresses. */
  readonly enrolment?: Pick<Enrolment, "invite"> | undefined;
}
