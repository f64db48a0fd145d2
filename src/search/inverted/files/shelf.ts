import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { defined } from "../../../collections/defined.ts";
import { openSegment, type Segment } from "../segments/segment.ts";
import { type Manifest, readManifest, writeManifest } from "./manifest.ts";
import { readSegment } from "./segment-file.ts";
import { readState } from "./state-file.ts";

/** The files in a folder, and which segments they are. */
export interface Shelf {
  /** None before they are loaded. */
  readonly stored: Map<Segment, Stored>;
  /**
   * Reads the segments that the list names, once. Files that are damaged, missing, of another version
   * or of a write that was cut short are told of, removed, and left out. @returns those that are stored
   */
  load(): Promise<readonly Segment[]>;
  /** A number that no file has. */
  freeNumber(): number;
  /** Keeps a segment's file that is being made, until it is stored or the returned function is called. */
  reserve(number: number): () => void;
  segmentPath(number: number): string;
  statePath(number: number): string;
  /** The catalogue's mark up to which the files hold everything; 0 when some could not be used. */
  mark(): number;
  /** Checks what was not read yet. Each segment whose file cannot be used is taken out, and `drop` is told before its file is closed. */
  check(drop: (segment: Segment) => void): Promise<void>;
  /** Makes what is stored now what the next start reads, and removes all other files. */
  publish(mark: number): Promise<void>;
}

export interface Stored {
  readonly number: number;
  readonly close: () => void;
  /** Reads what was not read of it yet. @throws Damaged, or the file system's error */
  readonly check: () => Promise<void>;
  /** The number of its state's file. */
  state?: number;
  /** The segment's changes that are saved. */
  saved: number;
}

const MANIFEST = "manifest.json";

/** A shelf that is open. */
interface Open {
  readonly folder: string;
  readonly onDamaged: (path: string, error: unknown) => void;
  readonly stored: Map<Segment, Stored>;
  readonly reserved: Set<number>;
  mark: number;
  next: number;
}

/** Opens a folder, made if missing, and reads the list of its segments. */
export async function openShelf(
  folder: string,
  onDamaged: (path: string, error: unknown) => void,
): Promise<Shelf> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const manifest = await readManifest(join(folder, MANIFEST)).catch((error: unknown) => {
    onDamaged(join(folder, MANIFEST), error);
    return undefined;
  });
  const { mark = 0, next = 1, segments = [] } = manifest ?? {};
  const shelf: Open = { folder, onDamaged, stored: new Map(), reserved: new Set(), mark, next };
  let loading: Promise<readonly Segment[]> | undefined;
  return {
    stored: shelf.stored,
    load() {
      // Without a mark they are those of a first build that was cut short, and not all.
      loading ??= loadAll(shelf, mark > 0 ? segments : []);
      return loading;
    },
    freeNumber: () => shelf.next++,
    reserve(number) {
      shelf.reserved.add(number);
      return () => shelf.reserved.delete(number);
    },
    segmentPath: (number) => pathIn(shelf, number, "segment"),
    statePath: (number) => pathIn(shelf, number, "state"),
    mark: () => shelf.mark,
    check: (drop) => check(shelf, drop),
    publish: (upTo) => publish(shelf, upTo),
  };
}

function pathIn({ folder }: Open, number: number, kind: "segment" | "state"): string {
  return join(folder, `${number}.${kind}`);
}

/** All are read at the same time, and kept in the order they are listed in. */
async function loadAll(shelf: Open, entries: readonly Entry[]): Promise<readonly Segment[]> {
  const { folder, stored } = shelf;
  const loading = entries.map((entry) => load(shelf, entry));
  for (const each of await Promise.all(loading)) if (each) stored.set(each.segment, each.stored);
  // A start that is cut short leaves no list of files that are gone, which the next would warn of.
  if (stored.size === 0) await rm(join(folder, MANIFEST), { force: true });
  await sweep(shelf);
  return [...stored.keys()];
}

async function load(shelf: Open, { segment: number, state }: Entry) {
  const path = pathIn(shelf, number, "segment");
  let close = () => {};
  try {
    const { stored: parts, check, ...file } = await readSegment(path);
    close = file.close;
    const now =
      state === undefined ? {} : await readState(pathIn(shelf, state, "state"), parts.papers);
    const stored: Stored = { number, close, check, saved: 0, ...defined({ state }) };
    return { segment: openSegment({ ...parts, ...now }), stored };
  } catch (error) {
    close();
    shelf.onDamaged(path, error);
    shelf.mark = 0;
    return undefined;
  }
}

async function check(shelf: Open, drop: (segment: Segment) => void): Promise<void> {
  const { stored, onDamaged } = shelf;
  for (const [segment, of] of [...stored]) {
    try {
      await of.check();
    } catch (error) {
      // A merge may have put another in its place meanwhile.
      if (!stored.delete(segment)) continue;
      drop(segment);
      of.close();
      shelf.mark = 0;
      onDamaged(pathIn(shelf, of.number, "segment"), error);
    }
  }
}

async function publish(shelf: Open, mark: number): Promise<void> {
  const { folder, stored, next } = shelf;
  const segments = [...stored.values()].map(entryOf);
  await writeManifest(join(folder, MANIFEST), { mark, segments, next });
  shelf.mark = mark;
  await sweep(shelf);
}

/** A file that cannot be removed is in the way of nothing, and tried again the next time. */
async function sweep(shelf: Open): Promise<void> {
  await removeOthers(shelf).catch(() => undefined);
}

async function removeOthers({ folder, stored, reserved }: Open): Promise<void> {
  const used = new Set([MANIFEST, ...[...stored.values()].flatMap(namesOf)]);
  const names = await readdir(folder);
  await Promise.all(
    names
      .filter((name) => !used.has(name) && !reserved.has(Number.parseInt(name, 10)))
      .map((name) => rm(join(folder, name), { force: true })),
  );
}

type Entry = Manifest["segments"][number];

function entryOf({ number, state }: Stored): Entry {
  return { segment: number, ...defined({ state }) };
}

function namesOf({ number, state }: Stored): string[] {
  return [`${number}.segment`, ...(state === undefined ? [] : [`${state}.state`])];
}
