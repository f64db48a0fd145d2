import { mkdirSync, rmdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What the system lets a process have of memory, its files' pages included. */
export interface MemoryLimit {
  /** The command, run within it. */
  around(command: readonly string[]): readonly string[];
  /** Once nothing runs within it any more. */
  end(): void;
}

/** Where Linux has groups of processes, by the second and by the first layout. */
const GROUPS = [
  { folder: "/sys/fs/cgroup", most: "memory.max" },
  { folder: "/sys/fs/cgroup/memory", most: "memory.limit_in_bytes" },
] as const;
const JOIN = 'echo $$ > "$0" && exec "$@"';

/** Undefined where whoever runs this may not limit anything. */
export function limitMemory(bytes: number): MemoryLimit | undefined {
  const group = GROUPS.map(({ folder, most }) => groupIn(folder, most, bytes)).find(Boolean);
  if (group === undefined) return undefined;
  return {
    around: (command) => ["sh", "-c", JOIN, join(group, "cgroup.procs"), ...command],
    end() {
      try {
        rmdirSync(group);
      } catch {
        // A process that did not end as it should keeps it.
      }
    },
  };
}

function groupIn(folder: string, most: string, bytes: number): string | undefined {
  const group = join(folder, `offprint-bench-${process.pid}`);
  try {
    mkdirSync(group);
  } catch {
    return undefined;
  }
  try {
    writeFileSync(join(group, most), String(bytes), { flag: "r+" });
    return group;
  } catch {
    rmdirSync(group);
    return undefined;
  }
}
