import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { promisify } from "node:util";
import { beforeAll, expect, test } from "vitest";
import { openSearch } from "../../../src/search/inverted/open-search.ts";
import { compile } from "../../fakes/compiled.ts";
import { temporaryFolder } from "../../stores/temporary-folder.ts";
import { emptyCatalogue, findsOf, numberedUpTo } from "./library.ts";

/** Room for a file of ten papers, not for one of eighty: in blocks of 512 bytes. */
const BLOCKS = 24;
let indexer: string;

beforeAll(async () => {
  indexer = await compile(new URL("./index-on-full-disk.ts", import.meta.url));
});

// The system itself refuses the bytes; Windows has no such limit.
test.skipIf(process.platform === "win32")(
  "a merge that finds no room is told once, search goes on, and the next start merges",
  async () => {
    const folder = temporaryFolder();
    const limited = `ulimit -f ${BLOCKS}; exec "$0" "$@"`;
    const command = ["-c", limited, process.execPath, indexer, folder];
    const { stdout } = await promisify(execFile)("sh", command);
    const catalogue = emptyCatalogue();
    catalogue.upsert("sample", 0, numberedUpTo(200));
    const fresh = await openSearch({ catalogue });
    await fresh.caughtUp;
    expect(JSON.parse(stdout)).toEqual({
      problems: ["EFBIG"],
      found: findsOf(fresh),
      count: 200,
    });

    const segments = () => readdirSync(folder).filter((name) => name.endsWith(".segment")).length;
    expect(segments()).toBeGreaterThan(8);
    const roomy = await openSearch({ folder, catalogue });
    await roomy.settled();
    expect(findsOf(roomy)).toEqual(findsOf(fresh));
    await roomy.close();
    expect(segments()).toBeLessThan(8);
  },
);
