import { fstatSync } from "node:fs";
import { isatty } from "node:tty";

/** Whether lines may come from there: a terminal, a pipe or a file, but not `/dev/null`, as services have it. */
export function canBeTypedInto(descriptor: number): boolean {
  return isatty(descriptor) || !isDevice(descriptor);
}

function isDevice(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isCharacterDevice();
  } catch {
    // It is closed.
    return true;
  }
}
