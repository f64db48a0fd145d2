import { defined } from "../../collections/defined.ts";
import { SECOND } from "../../time/durations.ts";
import type { HttpAnswer, HttpRoute } from "./http-route.ts";

/** What the rest of the program says about itself, asked anew for every request. */
export interface HealthDeps {
  /** Why the store cannot be relied on, for the operator; undefined while it works. */
  readonly storeTrouble: () => string | undefined;
  /**
   * Where several processes share the work: why what they share cannot be reached. Then this one still
   * answers from its copy, as well as any other could.
   */
  readonly sharedTrouble?: () => string | undefined;
  /** Every source with what it last said; nothing until it was asked once. */
  readonly sources: () => Iterable<{
    readonly title: string;
    readonly verdict?: { readonly status: string; readonly reason?: string };
  }>;
  /** Whether no paper is known yet: nothing can then be answered before every source was asked. */
  readonly isLoading: () => boolean;
  /** Every platform that has its settings. */
  readonly platforms: () => Iterable<{
    readonly name: string;
    readonly connected: boolean;
    /** Where several processes share the work: it is another's to be connected. */
    readonly elsewhere?: boolean;
    /** Sentences for the operator: while it is not connected why, and else what needs a look. */
    readonly warnings?: readonly string[];
  }>;
  /** How late the oldest due digest is that has not been begun, in milliseconds. */
  readonly scheduleLagMs: () => number;
  /** Why the clock cannot be right, while it cannot. */
  readonly clockDoubt?: () => string | undefined;
  /** Why there is no backup of today, where the bot makes them. */
  readonly backupTrouble?: () => string | undefined;
  /** That the runtime's time zone data are older than those in force, while they are. */
  readonly zoneDataNote?: () => string | undefined;
  /** What this process does for all where several share the work. */
  readonly roles?: () => readonly string[];
  readonly metrics: () => Promise<{ readonly contentType: string; readonly body: string }>;
}

export interface HealthCheck {
  readonly name: string;
  readonly ok: boolean;
  /** One plain sentence. */
  readonly says: string;
}

export interface Readiness {
  readonly ready: boolean;
  /** It answers, and something that it needs for more than that is missing. */
  readonly degraded?: true;
  /** Where several processes share the work. */
  readonly roles?: readonly string[];
  readonly checks: readonly HealthCheck[];
  /** What needs a look though the bot serves. */
  readonly warnings: readonly string[];
  readonly scheduleLagSeconds: number;
}

/** `/healthz`, `/readyz` and `/metrics`. */
export function healthRoutes(deps: HealthDeps): HttpRoute[] {
  return [
    route("/healthz", async () => ({ status: 200, body: "ok\n" })),
    route("/readyz", async () => readyAnswer(readiness(deps))),
    route("/metrics", async () => {
      const { contentType, body } = await deps.metrics();
      return { status: 200, headers: { "content-type": contentType }, body };
    }),
  ];
}

/**
 * Ready: the store works, each platform is connected, and where no paper is known from before, each
 * source was asked once, whatever it said. What several processes share need not be in reach: it would
 * be missing in all of them at once, and a proxy that leaves them all out leads people to nobody.
 */
export function readiness(deps: HealthDeps): Readiness {
  const platforms = [...deps.platforms()];
  const shared = deps.sharedTrouble ? [sharedCheck(deps.sharedTrouble())] : [];
  const needed = [
    storeCheck(deps.storeTrouble()),
    ...Array.from(deps.sources(), (source) => sourceCheck(source, deps.isLoading())),
    ...platforms.map(platformCheck),
  ];
  const told = platforms.flatMap(({ connected, warnings = [] }) => (connected ? warnings : []));
  const warnings = [deps.clockDoubt?.(), deps.zoneDataNote?.(), deps.backupTrouble?.(), ...told];
  const ready = needed.every(({ ok }) => ok);
  const degraded = (ready && shared.some(({ ok }) => !ok)) || undefined;
  return {
    ready,
    ...defined({ degraded, roles: deps.roles?.() }),
    checks: [...needed, ...shared],
    warnings: warnings.filter((warning) => warning !== undefined),
    scheduleLagSeconds: Math.max(0, deps.scheduleLagMs()) / SECOND,
  };
}

function readyAnswer(ready: Readiness): HttpAnswer {
  return {
    status: ready.ready ? 200 : 503,
    headers: { "content-type": "application/json; charset=utf-8" },
    body: `${JSON.stringify(ready, undefined, 2)}\n`,
  };
}

function storeCheck(trouble: string | undefined): HealthCheck {
  const says = trouble ?? "The store is open and can be written.";
  return { name: "store", ok: trouble === undefined, says };
}

function sharedCheck(trouble: string | undefined): HealthCheck {
  const says = trouble ? `${trouble} ${MEANWHILE}` : "What processes share can be reached.";
  return { name: "shared", ok: trouble === undefined, says };
}

const MEANWHILE =
  "Meanwhile papers are searched in this process's copy, and nothing can be changed.";

type Each<Values extends keyof HealthDeps> = HealthDeps[Values] extends () => Iterable<infer Value>
  ? Value
  : never;

function sourceCheck({ title, verdict }: Each<"sources">, isLoading: boolean): HealthCheck {
  const name = `source ${title}`;
  if (!verdict) return { name, ok: !isLoading, says: `${title} has not been asked yet.` };
  const says = verdict.reason ?? `${title} last answered: ${verdict.status}.`;
  return { name, ok: true, says };
}

function platformCheck({
  name,
  connected,
  elsewhere,
  warnings = [],
}: Each<"platforms">): HealthCheck {
  if (elsewhere)
    return { name: `platform ${name}`, ok: true, says: `${name} is another process's part.` };
  const why = warnings.length > 0 ? warnings.join(" ") : `${name} is not connected yet.`;
  const says = connected ? `${name} is connected.` : why;
  return { name: `platform ${name}`, ok: connected, says };
}

function route(path: string, answer: HttpRoute["answer"]): HttpRoute {
  return { method: "GET", path, answer };
}
