import { z } from "zod";
import type { Catalogue } from "../../catalogue/catalogue.ts";
import { defined } from "../../collections/defined.ts";
import type { Ingest } from "../../ingest/ingest.ts";
import type { Polling } from "../../ingest/poll-loop.ts";
import { isPaperId, type PaperId } from "../../paper/id.ts";
import type { Lease } from "../../postgres/lease.ts";
import type { Role } from "../../postgres/role.ts";
import type { Expr, Query } from "../../query/query.ts";
import type { Answer, Source } from "../../sources/source.ts";
import { StoredVerdict } from "../../sources/stored-verdict.ts";
import type { Clock } from "../../time/clock.ts";
import type { Shared } from "../store.ts";

/** Sources that one of several processes asks, for all of them. */
export interface SharedSources {
  /** The same sources; what this process does not ask itself, it has asked. */
  readonly sources: readonly Source[];
  isAsking(): boolean;
  /** Whether another process asked for it, and has taken it in. */
  isOfOther(answer: Answer): boolean;
  /** Lets the others know what is kept of these papers. */
  share(ids: readonly PaperId[]): Promise<void>;
  role(work: SourceWork): Role;
}

export interface SourceWork {
  readonly catalogue: Pick<Catalogue, "get">;
  readonly ingest: Pick<Ingest, "absorb">;
  /** Asks for what is new, now and then. */
  readonly poll: (signal: AbortSignal) => readonly Polling[];
}

export interface ShareSourcesDeps {
  readonly own: readonly Source[];
  readonly shared: Pick<Shared, "papers" | "errands">;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

const ROLE = "sources";
/** How long another process is waited for, beyond what it waits for itself. */
const PATIENCE_MS = 15_000;

interface Sharing extends ShareSourcesDeps {
  readonly ofOthers: WeakSet<Answer>;
  catalogue: SourceWork["catalogue"] | undefined;
  lease: Lease | undefined;
}

export function shareSources(deps: ShareSourcesDeps): SharedSources {
  const sharing: Sharing = {
    ...deps,
    ofOthers: new WeakSet(),
    catalogue: undefined,
    lease: undefined,
  };
  return {
    sources: deps.own.map((source) => askedByOne(sharing, source)),
    isAsking: () => sharing.lease !== undefined,
    isOfOther: (answer) => sharing.ofOthers.has(answer),
    async share(ids) {
      if (sharing.lease) await deps.shared.papers.share(sharing.lease.fence, ids);
    },
    role: (work) => {
      sharing.catalogue = work.catalogue;
      return { name: ROLE, begin: (lease) => begin(sharing, work, lease) };
    },
  };
}

async function begin(sharing: Sharing, work: SourceWork, lease: Lease) {
  const { shared, onError } = sharing;
  // Nobody else shares any from here on.
  await shared.papers.follow();
  sharing.lease = lease;
  const ending = new AbortController();
  // What this process knew before it shared anything may be much.
  shared.papers.share(lease.fence).catch(onError);
  const pollings = work.poll(ending.signal);
  const run = (what: unknown) => askFor(sharing, work, Asked.parse(what));
  shared.errands.serve(ROLE, run, ending.signal);
  return async () => {
    sharing.lease = undefined;
    ending.abort(new Error("Another process asks the sources from here on."));
    await Promise.all(pollings.map(({ ended }) => ended));
  };
}

const Asked = z.union([
  z.object({ source: z.string(), paper: z.custom<PaperId>(isPaperId) }),
  z.object({
    source: z.string(),
    expr: z.custom<Expr>((value) => typeof value === "object" && value !== null),
    limit: z.number(),
    patienceMs: z.number().exactOptional(),
  }),
]);
type Asked = z.infer<typeof Asked>;

const Found = z.object({ ids: z.array(z.custom<PaperId>(isPaperId)), verdict: StoredVerdict });

/** Asks a source on behalf of another process, which finds the papers among those that are shared. */
async function askFor({ own, shared, lease }: Sharing, { ingest }: SourceWork, asked: Asked) {
  const source = own.find(({ name }) => name === asked.source);
  const answer = await ("paper" in asked
    ? source?.paper?.(asked.paper)
    : source?.search?.({ expr: asked.expr, problems: [] }, asked.limit, asked.patienceMs));
  if (!source || !answer) throw new TypeError(`${asked.source} cannot be asked for that.`);
  await ingest.absorb(source, answer);
  const ids = answer.papers.map(({ id }) => id);
  if (lease) await shared.papers.share(lease.fence, ids);
  return { ids, verdict: answer.verdict };
}

function askedByOne(sharing: Sharing, source: Source): Source {
  const { search, paper } = source;
  return {
    ...source,
    ...defined({
      search:
        search &&
        ((query: Query, limit: number, patienceMs?: number) =>
          sharing.lease || !query.expr
            ? search.call(source, query, limit, patienceMs)
            : ask(sharing, source, {
                source: source.name,
                expr: query.expr,
                limit,
                ...defined({ patienceMs }),
              })),
      paper:
        paper &&
        ((id: PaperId) =>
          sharing.lease
            ? paper.call(source, id)
            : ask(sharing, source, { source: source.name, paper: id })),
    }),
  };
}

/** Has the process ask that asks the sources. Never rejects. */
async function ask(sharing: Sharing, { title }: Source, asked: Asked): Promise<Answer> {
  const { shared, ofOthers, catalogue, clock } = sharing;
  const patienceMs = PATIENCE_MS + ("patienceMs" in asked ? (asked.patienceMs ?? 0) : 0);
  try {
    const { ids, verdict } = Found.parse(await shared.errands.ask(ROLE, asked, patienceMs));
    if (!sharing.lease) await shared.papers.follow();
    const answer = { papers: catalogue?.get(ids) ?? [], verdict };
    ofOthers.add(answer);
    return answer;
  } catch (error) {
    sharing.onError(error);
    const reason = `${title} could not be asked: the process that asks it does not answer.`;
    return { papers: [], verdict: { status: "down", at: clock.now(), reason } };
  }
}
