import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { systemClock } from "../../src/time/clock.ts";
import { MINUTE, SECOND } from "../../src/time/durations.ts";
import { eventually } from "../eventually.ts";
import { openOffprint } from "../fakes/open-offprint.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

/** The minutes before the first sweep take a moment. */
const clock = {
  ...systemClock,
  sleep: (ms: number, signal?: AbortSignal) =>
    systemClock.sleep(ms === 5 * MINUTE ? SECOND / 10 : ms, signal),
};

it("a bot that runs makes a backup by itself, and none where none is wanted", async () => {
  const [kept, none] = [temporaryFolder(), temporaryFolder()];
  await openOffprint({ DATA_DIR: none, BACKUP_KEEP: "0" }, { clock });
  await openOffprint({ DATA_DIR: kept }, { clock });
  const name = expect.stringMatching(/^offprint-\d{4}-\d\d-\d\d\.db$/u);
  await eventually(async () => expect(readdirSync(join(kept, "backups"))).toEqual([name]));
  expect(existsSync(join(none, "backups"))).toBe(false);
});
