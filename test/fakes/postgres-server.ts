import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, onTestFinished } from "vitest";
import { openPostgres } from "../../src/postgres/postgres.ts";
import { eventually } from "../eventually.ts";
import { leaveOut } from "../leave-out.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";
import { freePort } from "./free-port.ts";

/** A PostgreSQL of one test, which may be taken away. */
export interface PostgresServer {
  readonly url: string;
  /** Ends it as an administrator does, with all connections. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** It takes what is sent, and answers nothing, as behind a network that swallows everything. */
  freeze(): void;
  thaw(): void;
}

/** Where Debian, and the images of others that are made of it, put the server's programs. */
const VERSIONS = "/usr/lib/postgresql";
const programs = existsSync(VERSIONS)
  ? readdirSync(VERSIONS)
      .map((version) => join(VERSIONS, version, "bin"))
      .find((folder) => existsSync(join(folder, "initdb")))
  : undefined;

export function describeOnOwnPostgres(name: string, tests: () => void): void {
  if (programs !== undefined) describe(name, tests);
  else leaveOut(name, `there is no program of a PostgreSQL server in ${VERSIONS}.`);
}

/** An empty one that runs until the test has ended. */
export async function startPostgresServer(): Promise<PostgresServer> {
  const port = await freePort();
  const user = unprivileged();
  const folder = temporaryFolder();
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, "data");
  run("initdb", ["-D", data, "-U", "postgres", "-A", "trust", "--no-sync"]);
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  let running = start();
  onTestFinished(stop);
  await answers(url);
  return {
    url,
    stop,
    async start() {
      running = start();
      await answers(url);
    },
    freeze: () => signal("SIGSTOP"),
    thaw: () => signal("SIGCONT"),
  };

  /** The server, and its process for each connection. */
  function signal(name: NodeJS.Signals): void {
    const { pid } = running.child;
    if (pid === undefined) return;
    const ofConnections = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ");
    for (const each of [pid, ...ofConnections.map(Number).filter(Boolean)])
      process.kill(each, name);
  }

  function run(program: string, args: readonly string[]): void {
    execFileSync(join(programs ?? "", program), args, { ...user, cwd: folder, stdio: "ignore" });
  }

  function start() {
    const where = ["-D", data, "-p", String(port), "-k", "", "-h", "127.0.0.1", "-F"];
    const child = spawn(join(programs ?? "", "postgres"), where, {
      ...user,
      cwd: folder,
      stdio: "ignore",
    });
    return { child, ended: once(child, "close") };
  }

  async function stop(): Promise<void> {
    if (running.child.exitCode === null) signal("SIGCONT");
    running.child.kill("SIGINT");
    await running.ended;
  }
}

async function answers(url: string): Promise<void> {
  const postgres = await openPostgres(url, Date.now);
  await eventually(() => postgres.query("SELECT 1"));
  await postgres.close();
}

/** The server refuses to run as root. */
function unprivileged(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const [uid = 0, gid = 0] = ["-u", "-g"].map((which) =>
    Number(execFileSync("id", [which, "postgres"], { encoding: "utf8" })),
  );
  return { uid, gid };
}
