import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { defined } from "../../../collections/defined.ts";
import { openSegment, type Segment } from "../segments/segment.ts";
import { type Manifest, readManifest, writeManifest } from "./manifest.ts";
import { readSegment } from "./segment-file.ts";
import { readState } from "./state-file.ts";

/** The files in a folder, and which segments they are. */
export interface Shelf {
  readonly stored: Map<Segment, Stored>;
  /** A number that no file has. */
  freeNumber(): number;
  /** Keeps a segment's file that is being made, until it is stored or the returned function is called. */
  reserve(number: number): () => void;
  segmentPath(number: number): string;
  statePath(number: number): string;
  /** The catalogue's mark up to which the files hold everything; 0 when some could not be used. */
  mark(): number;
  /** Checks what was not read yet, and takes out segments whose files cannot be used. @returns these */
  check(): Promise<readonly Segment[]>;
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

/**
 * Opens a folder, made if missing. Files that are damaged, missing, of another version or of a write
 * that was cut short are told of, removed, and left out.
 */
export async function openShelf(
  folder: string,
  onDamaged: (path: string, error: unknown) => void,
): Promise<Shelf> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const stored = new Map<Segment, Stored>();
  const reserved = new Set<number>();
  const segmentPath = (number: number) => join(folder, `${number}.segment`);
  const statePath = (number: number) => join(folder, `${number}.state`);
  const manifest = await readManifest(join(folder, MANIFEST)).catch((error: unknown) => {
    onDamaged(join(folder, MANIFEST), error);
    return undefined;
  });
  let mark = manifest?.mark ?? 0;
  let next = manifest?.next ?? 1;

  const load = async ({ segment: number, state }: Manifest["segments"][number]) => {
    let close = () => {};
    try {
      const { stored: parts, check, ...file } = await readSegment(segmentPath(number));
      close = file.close;
      const now = state === undefined ? {} : await readState(statePath(state), parts.papers);
      const of = { number, close, check, saved: 0, ...defined({ state }) };
      stored.set(openSegment({ ...parts, ...now }), of);
    } catch (error) {
      close();
      onDamaged(segmentPath(number), error);
      mark = 0;
    }
  };

  const sweep = async () => {
    const used = new Set([MANIFEST, ...[...stored.values()].flatMap(namesOf)]);
    const names = await readdir(folder);
    await Promise.all(
      names
        .filter((name) => !used.has(name) && !reserved.has(Number.parseInt(name, 10)))
        .map((name) => rm(join(folder, name), { force: true })),
    );
  };
  /** A file that cannot be removed is in the way of nothing, and tried again the next time. */
  const trySweep = () => sweep().catch(() => undefined);

  // Without a mark they are those of a first build that was cut short, and not all.
  if (mark > 0) for (const entry of manifest?.segments ?? []) await load(entry);
  await trySweep();

  return {
    stored,
    freeNumber: () => next++,
    reserve(number) {
      reserved.add(number);
      return () => reserved.delete(number);
    },
    segmentPath,
    statePath,
    mark: () => mark,
    async check() {
      const dropped: Segment[] = [];
      for (const [segment, of] of [...stored]) {
        try {
          await of.check();
        } catch (error) {
          // A merge may have put another in its place meanwhile.
          if (!stored.delete(segment)) continue;
          of.close();
          mark = 0;
          dropped.push(segment);
          onDamaged(segmentPath(of.number), error);
        }
      }
      return dropped;
    },
    async publish(upTo) {
      const segments = [...stored.values()].map(entryOf);
      await writeManifest(join(folder, MANIFEST), { mark: upTo, segments, next });
      mark = upTo;
      await trySweep();
    },
  };
}

function entryOf({ number, state }: Stored): Manifest["segments"][number] {
  return { segment: number, ...defined({ state }) };
}

function namesOf({ number, state }: Stored): string[] {
  return [`${number}.segment`, ...(state === undefined ? [] : [`${state}.state`])];
}
