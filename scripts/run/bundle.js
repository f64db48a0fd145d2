// `node bundle.js FOLDER` writes the programs into FOLDER: a file of each, and in `chunks` what they share,
// load later, or run apart. `node bundle.js FOLDER ENTRY…` does it for other entries, such as test/program.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const root = fileURLToPath(new URL("../..", import.meta.url));
const [folder = "", ...named] = process.argv.slice(2);
const entries = named.length > 0 ? named : ["src/main", "scripts/offprint"];

/** What is run apart is written `new URL("./name.js", import.meta.url)`, beside the file that says so. */
const APART = /new URL\("\.\/([\w-]+)\.js", import\.meta\.url\)/gu;

/** @type {import("rolldown").Plugin} */
const apart = {
  name: "apart",
  transform: {
    filter: { code: APART },
    handler(code, id) {
      const found = code.replace(APART, (_, name) => {
        const file = join(dirname(id), `${name}.ts`);
        const reference = this.emitFile({ type: "chunk", id: file, name });
        return `new URL(import.meta.ROLLUP_FILE_URL_${reference})`;
      });
      // Every line stays where it was.
      return { code: found, map: null };
    },
  },
};

const bundle = await rolldown({
  cwd: root,
  input: Object.fromEntries(entries.map((entry) => [entry, `./${entry}.ts`])),
  platform: "node",
  // Packages stay where npm put them.
  external: /^(?:node:|@?[a-z][\w.-]*(?:\/|$))/u,
  tsconfig: false,
  transform: { target: "es2023" },
  plugins: [apart],
});
await bundle.write({
  dir: folder,
  format: "esm",
  entryFileNames: "[name].js",
  // By what is in it: who still runs by an earlier build finds that build's.
  chunkFileNames: "chunks/[name]-[hash].js",
  sourcemap: true,
  sourcemapExcludeSources: true,
});
await bundle.close();
