import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Writes a file that is either there as a whole or not at all: under another name first, and renamed
 * once the disk has it. What is there after an error is removed.
 */
export async function writeWhole(path: string, parts: readonly ArrayBufferView[]): Promise<void> {
  const temporary = `${path}.new`;
  try {
    await writeParts(temporary, parts);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(dirname(path));
}

async function writeParts(path: string, parts: readonly ArrayBufferView[]): Promise<void> {
  const file = await open(path, "w", 0o600);
  try {
    for (const { buffer, byteOffset, byteLength } of parts)
      await file.writeFile(new Uint8Array(buffer, byteOffset, byteLength));
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A new name is on the disk once its folder is. Windows cannot open a folder, and need not. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
