import { expect, onTestFinished, test } from "vitest";
import { createCommitTogether } from "../../src/stores/commit-together.ts";
import { openDatabase } from "../../src/stores/database.ts";
import type { SyncFile } from "../../src/stores/log-sync.ts";
import { temporaryFolder } from "./temporary-folder.ts";

function open(sync: SyncFile) {
  const database = openDatabase({ dataDir: temporaryFolder(), sync });
  onTestFinished(() => database.close());
  database.exec("CREATE TABLE notes (text TEXT UNIQUE) STRICT");
  const insert = database.prepare("INSERT INTO notes VALUES (?)");
  let transactions = 0;
  const counted = {
    synced: database.synced,
    transaction: <T>(work: () => T, durability?: "synced" | "unsynced") => {
      transactions++;
      return database.transaction(work, durability);
    },
  };
  const together = createCommitTogether(counted);
  const select = database.prepare("SELECT text FROM notes ORDER BY rowid");
  return {
    keep: (text: string) => together(() => void insert.run(text)),
    kept: () => select.all().map(({ text }) => text),
    transactions: () => transactions,
  };
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

test("the first goes at once; who comes while it is on its way to the disk goes together", async () => {
  const answers: (() => void)[] = [];
  const { keep, kept, transactions } = open(() => new Promise((answer) => answers.push(answer)));
  const first = keep("first");
  await turn();
  const others = ["second", "third"].map(keep);
  await turn();
  expect(kept()).toEqual(["first"]);
  answers[0]?.();
  await first;
  await turn();
  expect([kept(), transactions()]).toEqual([["first", "second", "third"], 2]);
  answers[1]?.();
  await Promise.all(others);
});

test("one that fails takes no other with it", async () => {
  const { keep, kept } = open(async () => {});
  const first = keep("first");
  const outcomes = await Promise.allSettled(["second", "first", "third"].map(keep));
  await first;
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(kept()).toEqual(["first", "second", "third"]);
});

test("what is in the log and not on the disk counts for nobody as kept, and the next may be", async () => {
  let isBroken = true;
  const sync = async () => {
    if (isBroken) throw new Error("EIO");
  };
  const database = { transaction: <T>(work: () => T) => work(), synced: sync };
  const together = createCommitTogether(database);
  const work = () => undefined;
  await expect(together(work)).rejects.toThrow("EIO");
  isBroken = false;
  await expect(together(work)).resolves.toBeUndefined();
});
