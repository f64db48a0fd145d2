import { freePort } from "../../fakes/free-port.ts";
import { type OffprintProcess, startOffprintProcess } from "../../fakes/offprint-process.ts";

/** Processes of which each is started again when it ends, as a supervisor does, at the same address. */
export interface Fleet {
  /** Each as it runs now. */
  readonly running: readonly OffprintProcess[];
  /** Lets all of them end in order. */
  stop(): Promise<readonly (number | null)[]>;
}

export async function startFleet(
  compiled: string,
  count: number,
  settings: Readonly<Record<string, string>>,
): Promise<Fleet> {
  const running: OffprintProcess[] = [];
  let isOver = false;
  const start = async (port: number) =>
    startOffprintProcess(compiled, { ...settings, PORT: String(port) });

  async function supervise(at: number, port: number): Promise<number | null> {
    for (;;) {
      const code = await running[at]?.ended;
      if (isOver) return code ?? null;
      running[at] = await start(port);
    }
  }

  const ports = await Promise.all(Array.from({ length: count }, freePort));
  for (const port of ports) running.push(await start(port));
  const supervised = ports.map((port, at) => supervise(at, port));
  return {
    running,
    async stop() {
      isOver = true;
      for (const { child } of running) child.kill("SIGTERM");
      return Promise.all(supervised);
    },
  };
}
