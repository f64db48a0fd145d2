import { describe, expect, it } from "vitest";
import { DAY, MINUTE } from "../../../../src/time/durations.ts";
import type { Mortal } from "../../../delivery/crash.ts";
import type { RestFault } from "../../../fakes/discord/rest/rest-faults.ts";
import { type Owed, oweOnDiscord, type Result } from "./outage-world.ts";

const POST = "POST /channels/:channel/messages";
const EDIT = "PATCH /channels/:channel/messages/:message";
const HISTORY = "GET /channels/:channel/messages";

/** What becomes of a request while Discord is out; "made" says that it did what was asked. */
const OUTAGES: Readonly<Record<string, RestFault>> = {
  "500": { kind: "status", status: 500, when: "before" },
  "500, made": { kind: "status", status: 500, when: "after" },
  "503": { kind: "status", status: 503, when: "before" },
  "502, made": { kind: "status", status: 502, when: "after" },
  cut: { kind: "cut", when: "before" },
  "cut, made": { kind: "cut", when: "after" },
  "a page": { kind: "page", when: "before" },
  "a page, made": { kind: "page", when: "after" },
  "no answer": { kind: "hang", when: "before" },
  "no answer, made": { kind: "hang", when: "after" },
};
const FAILED = [2, 5, 50];
const PLACES = ["channel", "direct"] as const;

/** A week: longer than fifty tries take. */
const LONG_ENOUGH = 7 * DAY;

function rowOf(name: string, { shown, twice, bare, ends }: Result): string {
  return `${name}: ${shown} of 3 papers shown, ${twice} twice, ${bare} bare lines; ${ends}`;
}

/** The rows that show a paper not at all, or anything twice; with SHOW_TABLE set, all are printed. */
function wrongIn(rows: readonly string[]): string[] {
  if (process.env.SHOW_TABLE) process.stdout.write(`${rows.join("\n")}\n`);
  return rows.filter((row) => !row.includes("3 of 3 papers shown, 0 twice, 0 bare lines"));
}

async function outage(where: (typeof PLACES)[number], fault: RestFault, failed: number) {
  const owed = await oweOnDiscord(where);
  const faults = Array.from({ length: failed }, () => fault);
  owed.discord.faults.next(POST, ...faults);
  owed.discord.faults.next(EDIT, ...faults);
  await owed.start();
  await owed.clock.advance(LONG_ENOUGH);
  return finished(owed);
}

async function finished(owed: Owed): Promise<Result> {
  expect(owed.discord.violations).toEqual([]);
  return owed.result();
}

describe("an outage of Discord, longer than it remembers a nonce", () => {
  for (const where of PLACES) {
    it(`shows every paper of a digest once, to a ${where}`, { timeout: 600_000 }, async () => {
      const rows: string[] = [];
      for (const [name, fault] of Object.entries(OUTAGES)) {
        for (const failed of FAILED) {
          const result = await outage(where, fault, failed);
          rows.push(rowOf(`${name} × ${failed}`, result));
        }
      }
      expect(wrongIn(rows)).toEqual([]);
    });
  }

  it("in which its history cannot be read either shows nothing twice", async () => {
    const owed = await oweOnDiscord("channel");
    const made: RestFault = { kind: "cut", when: "after" };
    owed.discord.faults.next(POST, made);
    owed.discord.faults.always(HISTORY, { kind: "status", status: 503, when: "before" });
    await owed.start();
    await owed.clock.advance(3 * MINUTE);
    owed.discord.faults.always(HISTORY);
    await owed.clock.advance(DAY / 2);
    expect(await finished(owed)).toMatchObject({ shown: 3, twice: 0, ends: "delivered" });
  });
});

/** Lets every process die with its first post, or edit, in hand, so many times. */
function mortals(owed: Owed, kills: number, how: Dying): () => Promise<void> {
  let left = kills;
  const start = (): Promise<void> => {
    let dead = false;
    const never = <T>() => new Promise<T>(() => {});
    const mortal: Mortal = {
      isDead: () => dead,
      async run(name, operation) {
        if (dead) return never();
        if (name !== how.in || left === 0) return operation();
        left -= 1;
        if (how.moment === "after") await operation().catch(() => undefined);
        dead = true;
        void owed.clock.sleep(how.restartMs).then(start);
        return never();
      },
    };
    return owed.start(mortal);
  };
  return start;
}

interface Dying {
  readonly in: "post" | "edit";
  readonly moment: "before" | "after";
  readonly restartMs: number;
}

describe("a process that dies with a part in hand", () => {
  it.each(PLACES)(
    "shows every paper of a digest once, to a %s",
    async (where) => {
      const rows: string[] = [];
      for (const operation of where === "direct"
        ? (["post", "edit"] as const)
        : (["post"] as const))
        for (const moment of ["before", "after"] as const)
          for (const restartMs of [7_000, 20 * MINUTE])
            for (const kills of [1, 2, 5]) {
              const owed = await oweOnDiscord(where);
              await mortals(owed, kills, { in: operation, moment, restartMs })();
              await owed.clock.advance(DAY);
              const name = `killed ${moment} the ${operation} × ${kills}, back in ${restartMs / 1_000} s`;
              rows.push(rowOf(name, await finished(owed)));
            }
      expect(wrongIn(rows)).toEqual([]);
    },
    600_000,
  );
});
