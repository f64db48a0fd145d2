import { sep } from "node:path";
import { describe, expect, it } from "vitest";
import { filesBelow, type ImportsOf, importsOf } from "./imports.ts";

/** From the ground up: a file imports from its own layer and those before it. */
const LAYERS = [
  "src/time",
  "src/collections",
  "src/paper",
  "src/errors.ts",
  "src/query",
  "src/schedule",
  "src/stores",
  "src/postgres",
  "src/secrets",
  "src/metrics",
  "src/http",
  "src/checkup",
  "src/settings",
  "src/chat",
  "src/html",
  "src/sources",
  "src/catalogue",
  "src/search",
  "src/meaning",
  "src/matching",
  "src/channels",
  "src/ledger",
  "src/ingest",
  "src/trending",
  "src/digest",
  "src/views",
  "src/engine",
  "src/feeds",
  "src/delivery",
  "src/subscriptions",
  "src/command",
  "commands",
  "src/log.ts",
  "adapters",
  "src/config.ts",
  "src/assembly",
  "src/offprint.ts",
  "src/main.ts",
];

/** An adapter meets the core only here. */
const ADAPTERS_MAY_IMPORT = [
  "adapters",
  "src/chat",
  "src/html",
  "src/checkup",
  "src/settings",
  "src/secrets",
  "src/errors.ts",
  "src/time",
  "src/collections",
];

/** Commands say what they need through these. */
const COMMANDS_MAY_IMPORT = [
  "commands",
  "src/command",
  "src/views",
  "src/engine",
  "src/subscriptions",
  "src/chat",
  "src/channels",
  "src/schedule",
  "src/collections",
  "src/errors.ts",
  "src/time",
  "src/paper",
  "src/query",
  "src/sources/source.ts",
];

/** The one place that knows a package. */
const PACKAGES: Readonly<Record<string, string>> = {
  libsql: "src/stores",
  keyv: "src/stores",
  pg: "src/postgres",
  "moment-timezone": "src/schedule",
  "node-cron": "src/delivery",
  "prom-client": "src/metrics",
  "fast-xml-parser": "src/sources",
  "fast-xml-builder": "src/feeds",
  pino: "src/log.ts",
  entities: "src/paper",
  "discord.js": "adapters/discord",
  "@slack/bolt": "adapters/slack",
  "@slack/web-api": "adapters/slack",
  "@slack/types": "adapters/slack",
  ws: "adapters/slack",
  undici: "src/http",
  "https-proxy-agent": "src/http",
  nodemailer: "adapters/email",
  "string-width": "adapters/console",
  "wrap-ansi": "adapters/console",
};

const files = filesBelow("src", "commands", "adapters").map(importsOf);

function isIn(file: string, place: string): boolean {
  return file === place || file.startsWith(place + sep);
}

function layerOf(file: string): number {
  return LAYERS.findIndex((layer) => isIn(file, layer));
}

function outside(imports: ImportsOf, allowed: readonly string[]): string[] {
  return imports.files
    .filter((target) => !allowed.some((place) => isIn(target, place)))
    .map((target) => `${imports.file} imports ${target}`);
}

describe("imports", () => {
  it("come from files that have a layer", () => {
    expect(files.filter(({ file }) => layerOf(file) < 0).map(({ file }) => file)).toEqual([]);
  });

  it("run down the layers, never up", () => {
    const up = files.flatMap(({ file, files: targets }) =>
      targets
        .filter((target) => layerOf(target) > layerOf(file))
        .map((target) => `${file} imports ${target}`),
    );
    expect(up).toEqual([]);
  });

  it("make no circle", () => {
    expect(firstCircle(new Map(files.map((each) => [each.file, each.files])))).toEqual([]);
  });

  it("keep adapters to the chat layer", () => {
    const adapters = files.filter(({ file }) => isIn(file, "adapters"));
    expect(adapters.flatMap((each) => outside(each, ADAPTERS_MAY_IMPORT))).toEqual([]);
  });

  it("keep commands to the command layer, views, the engine and nouns", () => {
    const commands = files.filter(({ file }) => isIn(file, "commands"));
    expect(commands.flatMap((each) => outside(each, COMMANDS_MAY_IMPORT))).toEqual([]);
  });

  it("keep to the port of search; only who puts the program together knows what is behind it", () => {
    const behind = "src/search/inverted";
    const strays = files
      .filter(({ file }) => !isIn(file, behind) && !isIn(file, "src/assembly"))
      .flatMap(({ file, files: targets }) =>
        targets.filter((each) => isIn(each, behind)).map((each) => `${file} imports ${each}`),
      );
    expect(strays).toEqual([]);
  });

  it("keep each package to the one place that knows it", () => {
    const strays = files.flatMap(({ file, packages }) =>
      packages
        .filter((name) => PACKAGES[name] !== undefined && !isIn(file, PACKAGES[name]))
        .map((name) => `${file} imports ${name}`),
    );
    expect(strays).toEqual([]);
  });
});

/** The files of one circle of imports, or nothing. */
function firstCircle(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const target of graph.get(file) ?? []) {
      const circle = walk(target, [...path, file]);
      if (circle.length > 0) return circle;
    }
    done.add(file);
    return [];
  };
  for (const file of graph.keys()) {
    const circle = walk(file, []);
    if (circle.length > 0) return circle;
  }
  return [];
}
