import { pathToFileURL } from "node:url";

/** A program as `tsc -p tsconfig.bench.json` compiled it: this one, or an earlier one to be compared with. */
export interface BenchedBuild {
  readonly main: URL;
  readonly learn: typeof import("./month-of-papers.ts").learn;
}

const OWN = new URL("..", import.meta.url);

export function thisBuild(): Promise<BenchedBuild> {
  return buildIn(OWN);
}

/** That of the checkout that `BENCH_BEFORE` names, if it does. */
export async function buildBefore(): Promise<BenchedBuild | undefined> {
  const checkout = process.env.BENCH_BEFORE;
  return checkout === undefined
    ? undefined
    : buildIn(new URL("dist/bench/", `${pathToFileURL(checkout)}/`));
}

async function buildIn(folder: URL): Promise<BenchedBuild> {
  const { learn }: typeof import("./month-of-papers.ts") = await import(
    new URL("bench/month-of-papers.js", folder).href
  );
  return { main: new URL("src/main.js", folder), learn };
}
