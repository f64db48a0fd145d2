import { promisify } from "node:util";
import { deflateRaw, inflateRawSync } from "node:zlib";
import { isPaperId, type PaperId } from "../paper/id.ts";
import { type Fence, HELD } from "../postgres/fence.ts";
import type { Postgres, PostgresRow } from "../postgres/postgres.ts";
import { write } from "../postgres/write.ts";
import type { Documents } from "../stores/documents.ts";
import type { Clock } from "../time/clock.ts";
import type { Instant } from "../time/instant.ts";
import { takeTurns } from "../time/take-turns.ts";
import type { Catalogue } from "./catalogue.ts";
import {
  type PaperState,
  type PaperStates,
  parsePaperState,
  printPaperState,
} from "./paper-states.ts";

/** The papers that several processes know alike, each in a catalogue of its own. */
export interface SharedPapers {
  /**
   * Lets the others know what is known here of these papers, and of those that could not be shared
   * before; without any, of those alone. @throws StoreError; they are then shared the next time
   */
  share(fence: Fence, ids?: readonly PaperId[]): Promise<void>;
  /**
   * Takes in what others shared since the last time; not while this process shares, since what is known
   * here may be newer. @returns how many papers that was
   */
  follow(signal?: AbortSignal): Promise<number>;
  /** How far this process's own papers were behind when it last looked, and since when it did not see them level. */
  lag(): { readonly marks: number; readonly ms: number };
  /** Tells what was taken in. */
  watch(listener: (ids: readonly PaperId[]) => void): void;
}

export interface SharedPapersDeps {
  readonly postgres: Postgres;
  readonly catalogue: Pick<Catalogue, "changes" | "mark">;
  readonly states: PaperStates;
  /** Of this process's own store: how far was read and shared, by the database's id. */
  readonly progress: Documents;
  readonly databaseId: string;
  readonly clock: Pick<Clock, "now">;
}

/** Papers in one statement; each is some 1 KB. */
const PART = 256;
/** Papers that are read, or taken in, before others have their turn. */
const TURN = 32;

interface Progress {
  /** The last that was taken in from the server. */
  readonly mark: number;
  readonly id: string;
  /** The last of the catalogue's own changes that the server has. */
  readonly shared: number;
}

interface Sharing extends SharedPapersDeps {
  /** To be shared, changes of the catalogue apart. */
  readonly waiting: Set<PaperId>;
  readonly listeners: ((ids: readonly PaperId[]) => void)[];
  progressed: Progress | undefined;
  behind: number;
  levelAt: Instant;
}

export function createSharedPapers(deps: SharedPapersDeps): SharedPapers {
  const sharing: Sharing = {
    ...deps,
    waiting: new Set(),
    listeners: [],
    progressed: undefined,
    behind: 0,
    levelAt: deps.clock.now(),
  };
  let running: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = running.then(work, work);
    running = result.catch(() => undefined);
    return result;
  };
  return {
    share(fence, ids = []) {
      for (const id of ids) sharing.waiting.add(id);
      return inTurn(() => share(sharing, fence));
    },
    follow: (signal) => inTurn(() => follow(sharing, signal)),
    lag: () => ({ marks: sharing.behind, ms: deps.clock.now() - sharing.levelAt }),
    watch: (listener) => void sharing.listeners.push(listener),
  };
}

async function share(sharing: Sharing, fence: Fence): Promise<void> {
  const { catalogue, waiting } = sharing;
  let progress = await progressOf(sharing);
  for (;;) {
    const { papers, mark } = catalogue.changes(progress.shared, PART);
    if (mark === progress.shared) break;
    const ids = papers.map(({ id }) => id);
    const sent = await send(sharing, fence, ids);
    for (const id of ids) waiting.delete(id);
    progress = await note(sharing, { ...progress, ...sent, shared: mark });
  }
  while (waiting.size > 0) {
    const ids = [...waiting].slice(0, PART);
    const sent = await send(sharing, fence, ids);
    for (const id of ids) waiting.delete(id);
    progress = await note(sharing, { ...progress, ...sent });
  }
}

/** Behind every paper's id. */
const LAST_ID = "~";

/** @returns the mark that they have: as nobody else shares any, there is nothing before it to be followed */
async function send(
  { postgres, states }: Sharing,
  fence: Fence,
  ids: readonly PaperId[],
): Promise<Pick<Progress, "mark" | "id"> | undefined> {
  const found: PaperState[] = [];
  await takeTurns(ids, { most: TURN }, (part) => void found.push(...states.read(part)));
  const packed = await Promise.all(
    found.map(async (state) => ({ id: state.id, state: await pack(printPaperState(state)) })),
  );
  if (packed.length === 0) return undefined;
  const [mark] = await write(postgres, fence, SHARE, [
    packed.map(({ id }) => id),
    packed.map(({ state }) => state),
  ]);
  return mark === undefined ? undefined : { mark: Number(mark), id: LAST_ID };
}

async function follow(sharing: Sharing, signal?: AbortSignal): Promise<number> {
  const { postgres, catalogue } = sharing;
  let progress = await progressOf(sharing);
  let count = 0;
  while (!signal?.aborted) {
    const rows = await postgres.query(CHANGES, [progress.mark, progress.id, PART]);
    const last = rows.at(-1);
    if (!last) {
      sharing.behind = 0;
      sharing.levelAt = sharing.clock.now();
      break;
    }
    sharing.behind = Number(last.newest) - Number(last.mark);
    const isSharedBefore = progress.shared === catalogue.mark();
    await takeIn(sharing, rows);
    count += rows.length;
    progress = await note(sharing, {
      mark: Number(last.mark),
      id: String(last.id),
      // What came from the server need not go back to it.
      shared: isSharedBefore ? catalogue.mark() : progress.shared,
    });
  }
  return count;
}

async function takeIn({ states, listeners }: Sharing, rows: readonly PostgresRow[]): Promise<void> {
  await takeTurns(rows, { most: TURN }, (part) => {
    const found = part.flatMap(({ id, state }) =>
      isPaperId(id) && state instanceof Uint8Array ? [parsePaperState(id, unpack(state))] : [],
    );
    states.write(found);
    for (const listener of listeners) listener(found.map(({ id }) => id));
  });
}

async function progressOf(sharing: Sharing): Promise<Progress> {
  sharing.progressed ??= readProgress(await sharing.progress.get(sharing.databaseId));
  return sharing.progressed;
}

/** Behind what it tells of: what is taken in twice, or shared twice, is the same. */
async function note(sharing: Sharing, progress: Progress): Promise<Progress> {
  await sharing.progress.set(sharing.databaseId, progress);
  sharing.progressed = progress;
  return progress;
}

function readProgress(value: unknown): Progress {
  const { mark, id, shared } = Object(value);
  return {
    mark: typeof mark === "number" ? mark : 0,
    id: typeof id === "string" ? id : "",
    shared: typeof shared === "number" ? shared : 0,
  };
}

const deflating = promisify(deflateRaw);

function pack(text: string): Promise<Buffer> {
  return deflating(text);
}

/** A paper is small: handing it to another thread would take longer. */
function unpack(bytes: Uint8Array): string {
  return inflateRawSync(bytes).toString();
}

const CHANGES = `SELECT id, mark, state, (SELECT mark FROM paper_mark) AS newest FROM papers WHERE (mark, id) > ($1, $2)
  ORDER BY mark, id LIMIT $3`;

const SHARE = `WITH ${HELD}, next AS (
    UPDATE paper_mark SET mark = mark + 1 FROM held RETURNING mark
  ), changed AS (
    INSERT INTO papers (id, mark, state)
    SELECT given.id, next.mark, given.state
    FROM unnest($4::text[], $5::bytea[]) AS given (id, state), next
    ON CONFLICT (id) DO UPDATE SET mark = excluded.mark, state = excluded.state
    WHERE papers.state <> excluded.state
    RETURNING mark::text AS name
  )`;
