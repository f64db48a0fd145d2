import { readFile } from "node:fs/promises";
import { crc32 } from "node:zlib";
import { z } from "zod";
import { Damaged } from "./damaged.ts";
import { writeWhole } from "./write-file.ts";

/** Which files make up the index, and up to where they know the catalogue. */
export type Manifest = z.infer<typeof Manifest>;

const Manifest = z.object({
  /** The catalogue's mark of the last change that the files hold. */
  mark: z.number(),
  /** Numbers of files: a segment and, where it changed since, its state. */
  segments: z.array(z.object({ segment: z.number(), state: z.number().optional() })),
  /** The next free number. */
  next: z.number(),
});

const Signed = z.object({ checksum: z.number(), manifest: z.string() });

export async function writeManifest(path: string, manifest: Manifest): Promise<void> {
  const text = JSON.stringify(manifest);
  const signed: z.infer<typeof Signed> = { checksum: crc32(text), manifest: text };
  await writeWhole(path, [Buffer.from(JSON.stringify(signed))]);
}

/** @returns undefined when there is none @throws Damaged, or the file system's error */
export async function readManifest(path: string): Promise<Manifest | undefined> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  });
  return text === undefined ? undefined : parseManifest(text);
}

function parseManifest(text: string): Manifest {
  try {
    const { checksum, manifest } = Signed.parse(JSON.parse(text));
    if (checksum !== crc32(manifest)) throw new Damaged("its checksum is wrong");
    return Manifest.parse(JSON.parse(manifest));
  } catch (cause) {
    throw new Damaged("it cannot be read", { cause });
  }
}
