import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { onTestFinished } from "vitest";
import { temporaryFolder } from "../stores/temporary-folder.ts";
import { freePort } from "./free-port.ts";

/** The real process, with a folder and a port of its own, until the test has ended. */
export interface OffprintProcess {
  readonly child: ChildProcess;
  /** Its exit code. */
  readonly ended: Promise<number | null>;
  /** Host and port. */
  readonly host: string;
  readonly said: () => string;
  /** What a path of its server answers; nothing while it does not. */
  ask(path: string): Promise<{ readonly status: number; readonly text: string } | undefined>;
}

export async function startOffprintProcess(
  compiled: string,
  settings: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<OffprintProcess> {
  const port = settings.PORT ?? String(await freePort());
  const child = spawn(process.execPath, [compiled, ...args], {
    cwd: temporaryFolder(),
    env: { PATH: process.env.PATH, SOURCES: "sample", PORT: port, TZ: "UTC", ...settings },
  });
  const ended = once(child, "close").then(([code]) => code);
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  let said = "";
  child.stdout.on("data", (chunk) => (said += chunk));
  child.stderr.on("data", (chunk) => (said += chunk));
  const host = `127.0.0.1:${port}`;
  return {
    child,
    ended,
    host,
    said: () => said,
    async ask(path) {
      const answer = await fetch(`http://${host}${path}`).catch(() => undefined);
      return answer && { status: answer.status, text: await answer.text() };
    },
  };
}
