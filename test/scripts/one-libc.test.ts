import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";
import { root } from "../imports.ts";

const Lock = z.object({
  packages: z.record(z.string(), z.object({ libc: z.array(z.string()).optional() })),
});

// libsql's packages do not say for which C library they are, so npm would install all that fit the
// processor, ten megabytes each: https://github.com/tursodatabase/libsql-js
it("the lock file says of each of libsql's for Linux which C library it needs", () => {
  const { packages } = Lock.parse(
    JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")),
  );
  const own = Object.entries(packages).filter(([name]) => name.includes("@libsql/linux-"));
  expect(own.length).toBeGreaterThan(3);
  for (const [name, { libc }] of own)
    expect(libc, name).toEqual([name.includes("musl") ? "musl" : "glibc"]);
});
