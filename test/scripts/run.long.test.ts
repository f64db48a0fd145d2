import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { root } from "../imports.ts";

let folder: string;
const compiler = () => join(folder, "node_modules");
const source = () => join(folder, "src", "main.ts");

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "run-"));
  for (const name of ["package.json", "bin", "scripts/run"])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  for (const name of ["src", "commands", "adapters"]) mkdirSync(join(folder, name));
  symlinkSync(join(root, "node_modules"), compiler(), "junction");
  writeFileSync(join(folder, "scripts", "offprint.ts"), 'await import("../src/main.ts");\n');
  write("one");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("compiles what was never compiled, and hands on what else is on the line", async () => {
  expect(await run("a", "b c")).toEqual({ code: 0, said: "one a,b c\n", complaint: "" });
});

it("runs what is compiled without a compiler", async () => {
  await run();
  rmSync(compiler());
  expect(await run()).toMatchObject({ code: 0, said: "one \n" });
});

it("writes nothing while the sources are the same, even if they were touched", async () => {
  await run();
  const compiled = join(folder, "dist", "src", "main.js");
  utimesSync(compiled, 1, 1);
  utimesSync(source(), new Date(), new Date());
  await run();
  expect(statSync(compiled).mtimeMs).toBe(1_000);
});

it("never runs an older build, even of a source as long and as old", async () => {
  await run();
  const { atime, mtime } = statSync(source());
  write("two");
  utimesSync(source(), atime, mtime);
  expect(await run()).toMatchObject({ code: 0, said: "two \n" });
});

it("says what to do where an older build is all there is", async () => {
  await run();
  write("two");
  rmSync(compiler());
  const { code, said, complaint } = await run();
  expect({ code, said }).toEqual({ code: 1, said: "" });
  expect(complaint).toContain("run npm ci && npm run build");
});

it("runs whole in every process that is started while others compile the same", async () => {
  const names = Array.from({ length: 300 }, (_, n) => `part${n}`);
  for (const name of names) writeFileSync(join(folder, "src", `${name}.ts`), part(name));
  const imports = names.map((name) => `import("./${name}.ts")`);
  writeFileSync(
    source(),
    `const all = await Promise.all([${imports}]);\nprocess.stdout.write(String(all.length));\n`,
  );
  for (let round = 0; round < 3; round++) {
    writeFileSync(join(folder, "src", "part0.ts"), `${part("part0")}// ${round}\n`);
    const starts = [0, 100, 200, 300].map((ms) => delay(ms).then(() => run()));
    for (const { code, said } of await Promise.all(starts))
      expect({ code, said }).toEqual({ code: 0, said: "300" });
  }
});

it("keeps what the build before made for who still runs by it, and nothing older", async () => {
  writeFileSync(source(), 'process.stdout.write((await import("./part.ts")).part);\n');
  for (const version of ["one", "two", "three"]) {
    writeFileSync(join(folder, "src", "part.ts"), `export const part: string = "${version}";\n`);
    expect(await run()).toMatchObject({ code: 0, said: version });
  }
  const chunks = readdirSync(join(folder, "dist", "chunks")).filter((name) => name.endsWith(".js"));
  const texts = chunks.map((name) => readFileSync(join(folder, "dist", "chunks", name), "utf8"));
  const versions = texts.map((each) => /"(one|two|three)"/u.exec(each)?.[1]);
  expect(versions.sort()).toEqual(["three", "two"]);
});

it("finds what is run apart", async () => {
  mkdirSync(join(folder, "src", "deep"));
  const importing = 'import { Worker } from "node:worker_threads";\n';
  const starting =
    'export const start = () => new Worker(new URL("./apart.js", import.meta.url));\n';
  writeFileSync(join(folder, "src", "deep", "start.ts"), importing + starting);
  writeFileSync(join(folder, "src", "deep", "apart.ts"), 'process.stdout.write("apart");\n');
  writeFileSync(source(), 'import { start } from "./deep/start.ts";\nstart();\n');
  expect(await run()).toMatchObject({ code: 0, said: "apart" });
});

it("names the line of the source where something went wrong", async () => {
  writeFileSync(source(), "interface Gone {\n  a: 1;\n}\n\nthrow new Error('here');\n");
  expect((await run()).complaint).toContain(`${join("src", "main.ts")}:5:`);
});

it("says what to do where what it compiles cannot be written", async () => {
  writeFileSync(join(folder, "dist"), "");
  const { code, said, complaint } = await run();
  expect({ code, said }).toEqual({ code: 1, said: "" });
  expect(complaint).toContain("run npm run build here as the user that owns this folder");
});

it("runs nothing of what cannot be compiled, until it can", async () => {
  await run();
  const whole = readFileSync(source(), "utf8");
  writeFileSync(source(), `${whole}}`);
  expect(await run()).toMatchObject({ code: 1, said: "" });
  expect(await run()).toMatchObject({ code: 1, said: "" });
  writeFileSync(source(), whole);
  expect(await run()).toMatchObject({ code: 0, said: "one \n" });
});

function part(name: string): string {
  return `export const ${name}: string = "${"x".repeat(20_000)}";\n`;
}

function write(word: string): void {
  writeFileSync(
    source(),
    `const text: string = "${word}";\nprocess.stdout.write(\`\${text} \${process.argv.slice(2)}\\n\`);\n`,
  );
}

async function run(...args: string[]) {
  const line = [join(folder, "bin", "offprint.js"), ...args];
  const child = spawn(process.execPath, line, { stdio: ["ignore", "pipe", "pipe"] });
  const [said, complaint] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if (child.exitCode === null) await once(child, "exit");
  return { code: child.exitCode, said, complaint };
}
