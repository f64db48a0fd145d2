import type { Channel, ChannelRegister } from "../channels/channel.ts";
import type { Adapter } from "../chat/adapter.ts";
import { adapterOf, type Place } from "../chat/place.ts";
import { UserError } from "../errors.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Documents } from "../stores/documents.ts";
import { type Alarm, createAlarm } from "../time/alarm.ts";
import type { Clock } from "../time/clock.ts";
import { HOUR, MINUTE, SECOND } from "../time/durations.ts";
import type { Instant } from "../time/instant.ts";
import { createSteadyTime } from "../time/steady-time.ts";
import { within } from "../time/within.ts";
import type { Tell } from "./events.ts";
import { createMessageShelf } from "./message-shelf.ts";
import { createAnswerDue } from "./planning/answer-due.ts";
import type { Compose } from "./planning/plan.ts";
import { createSettleEdit } from "./planning/settle-edit.ts";
import { deliver } from "./posting/deliver.ts";
import { FILL_PATIENCE_MS } from "./posting/next-step.ts";
import { createPace } from "./posting/pace.ts";
import { setAside } from "./posting/set-aside.ts";
import { type DeliveryStatus, readStatus } from "./read-status.ts";
import { createRecorder } from "./recorder.ts";
import { createServeChannel, type PostedNow, type ServeChannel } from "./serve-channel.ts";
import { type ClockWatch, createClockWatch } from "./when/clock-watch.ts";
import { createPlatformQueues, type PlatformQueues } from "./when/platform-queues.ts";
import { createSchedules, type Schedules } from "./when/schedules.ts";
import { createWakeTimes, type WakeTimes } from "./when/wake-times.ts";

export type { DeliveryStatus } from "./read-status.ts";
export type { PostedNow } from "./serve-channel.ts";

export interface DeliverySettings {
  /** How long after its time a slot may still be posted, in milliseconds. */
  readonly catchUpMs: number;
}

export interface DeliveryDeps {
  readonly channels: ChannelRegister;
  readonly ledger: Ledger;
  /** For messages on their way; its own prefix. */
  readonly messages: Documents;
  readonly adapters: readonly Adapter[];
  readonly compose: Compose;
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Calls at the start of every minute, until the function it answers is called: `minuteTicks`. */
  readonly everyMinute: (tick: () => void) => () => void;
  readonly settings: DeliverySettings;
  /** Told what happens; never throws. */
  readonly tell: Tell;
}

/** Posts every channel's digests when they are due. */
export interface Delivery {
  /** Reads what is under way and what is due, and goes on with it. @throws when the store fails */
  start(): Promise<void>;
  /** Looks at what is due, and resolves when nothing more can be done now. */
  tick(): Promise<void>;
  /**
   * Starts nothing more and waits for posts under way, until `hurry` is aborted; then they are cut, and
   * recorded as in doubt. By itself it hurries after 5 s.
   */
  stop(hurry?: AbortSignal): Promise<void>;
  /** Posts what is new now, as a manager asks. @throws UserError while the clock is in doubt */
  deliverNow(place: Place): Promise<PostedNow>;
  /** Erases what a channel was sent; its channel should be deleted first. */
  forget(place: Place): Promise<void>;
  /** @throws when the store fails */
  status(place: Place): Promise<DeliveryStatus>;
  /** How long the oldest due slot has been waiting to be planned, in milliseconds. */
  lag(): number;
  /** Why nothing is scheduled: the clock of the machine cannot be right. */
  doubt(): string | undefined;
}

const STOP_PATIENCE_MS = 5 * SECOND;
/** The store answers at once; this is for what no cut reaches. */
const LAST_RECORDS_MS = SECOND;

/** What delivery holds while it runs. */
interface Running extends Pick<DeliveryDeps, "channels" | "ledger" | "clock"> {
  readonly schedules: Schedules;
  readonly wakeTimes: WakeTimes;
  readonly queues: PlatformQueues;
  readonly turns: ServeChannel;
  readonly watch: ClockWatch;
  /** Looks around when it rings. */
  readonly alarm: Alarm;
  readonly stopping: AbortSignal;
  lastLook: Instant;
}

/** Ticks only look; what is due comes from the ledgers, so a tick that is late, missed or doubled changes nothing. */
export function createDelivery(deps: DeliveryDeps): Delivery {
  const { channels, ledger, clock } = deps;
  const stopping = new AbortController();
  const cut = new AbortController();
  const running = createRunning(deps, stopping.signal, cut.signal);
  const { queues, watch } = running;
  const look = () => lookAround(running);
  let stopWatching = () => {};
  let stopTicking = () => {};

  return {
    async start() {
      await load(running);
      stopWatching = channels.watch((place, channel) => followChange(running, place, channel));
      stopTicking = deps.everyMinute(look);
      look();
    },
    tick() {
      look();
      return queues.idle();
    },
    async stop(hurry) {
      stopTicking();
      stopWatching();
      stopping.abort();
      running.alarm.stop();
      const idle = queues.idle();
      await within(idle, { ms: STOP_PATIENCE_MS, clock, cut: hurry }, () => undefined);
      cut.abort();
      await within(idle, { ms: LAST_RECORDS_MS, clock }, () => undefined);
    },
    async deliverNow(place) {
      const doubt = watch.look();
      if (doubt !== undefined) throw new UserError(`Nothing can be posted now. ${doubt}`);
      const posted = await queues.inTurn(place, () => running.turns.postNow(place));
      // What had to wait for its turn goes on by itself.
      look();
      return posted;
    },
    forget: (place) => queues.inTurn(place, () => ledger.delete(place)),
    status: async (place) => readStatus(channels.get(place), await ledger.get(place), clock.now()),
    lag: () => running.wakeTimes.lag(clock.now()),
    doubt: watch.doubt,
  };
}

function createRunning(deps: DeliveryDeps, stopping: AbortSignal, cut: AbortSignal): Running {
  const { channels, ledger, clock, tell } = deps;
  const schedules = createSchedules();
  const wakeTimes = createWakeTimes(schedules.inForce);
  const running: Running = {
    channels,
    ledger,
    clock,
    schedules,
    wakeTimes,
    queues: createPlatformQueues(),
    turns: assembleServing(deps, { schedules, wakeTimes, stopping, cut }),
    watch: createClockWatch(clock, tell),
    alarm: createAlarm(clock, () => lookAround(running)),
    stopping,
    lastLook: clock.now(),
  };
  return running;
}

/** Calls every place whose moment has come, and sets the alarm for the next one. */
function lookAround(running: Running): void {
  const { stopping, watch, clock, wakeTimes, queues, alarm } = running;
  if (stopping.aborted || watch.look() !== undefined) return;
  const now = clock.now();
  if (now < running.lastLook) wakeTimes.wakeAll(now);
  running.lastLook = now;
  for (const { place, urgent } of wakeTimes.takeDue(now))
    queues.call(place, urgent, () => serve(running, place));
  const next = wakeTimes.next();
  if (next !== undefined && next < now + MINUTE) alarm.set(next);
}

async function serve(running: Running, place: Place): Promise<void> {
  if (running.stopping.aborted) return;
  await running.turns.serve(place);
  lookAround(running);
}

/** Reads what is under way, and plans when each place is to be called. */
async function load({ channels, ledger, clock, schedules, wakeTimes, watch }: Running) {
  const heads = new Map((await ledger.heads()).map((head) => [head.place, head]));
  for (const { place, accountedTo, pending } of heads.values()) {
    watch.recorded(accountedTo);
    if (pending) wakeTimes.call(place, clock.now());
  }
  for (const channel of channels.all()) {
    const { place, createdAt } = channel;
    schedules.changed(place, channel, clock.now());
    const head = heads.get(place);
    if (!head?.pending) wakeTimes.plan(place, head ?? { accountedTo: createdAt });
  }
}

function followChange(running: Running, place: Place, channel: Channel | undefined): void {
  const { schedules, wakeTimes, clock } = running;
  schedules.changed(place, channel, clock.now());
  wakeTimes.call(place, clock.now());
  lookAround(running);
}

interface Own {
  readonly schedules: Schedules;
  readonly wakeTimes: WakeTimes;
  readonly stopping: AbortSignal;
  readonly cut: AbortSignal;
}

function assembleServing(
  { channels, ledger, messages, compose, clock, random, settings, tell, ...deps }: DeliveryDeps,
  { schedules, wakeTimes, stopping, cut }: Own,
): ServeChannel {
  const adapters = new Map(deps.adapters.map((adapter) => [adapter.name, adapter]));
  const adapterOfPlace = (place: Place) => adapters.get(adapterOf(place));
  const time = createSteadyTime(clock);
  const { catchUpMs } = settings;
  const shelf = createMessageShelf(messages, catchUpMs + FILL_PATIENCE_MS + HOUR, clock);
  const record = createRecorder(ledger, clock, tell, stopping);
  const known = { record, clock, tell, adapterOf: adapterOfPlace };
  const answerDue = createAnswerDue({ ...known, compose, shelf, catchUpMs });
  const posting = {
    ...known,
    channels,
    shelf,
    random,
    stopping,
    cut,
    pace: createPace(time, (name) => adapters.get(name)?.pace),
    editPace: createPace(time, (name) => adapters.get(name)?.twoSteps?.pace),
  };
  return createServeChannel({
    channels,
    ledger,
    record,
    clock,
    schedules,
    wakeTimes,
    answerDue,
    tell,
    settleEdit: createSettleEdit({ schedules, answerDue, record, clock }),
    deliver: (start) => deliver(posting, start),
    setAside: (error) => setAside({ channels, ledger, clock, tell }, error),
  });
}
