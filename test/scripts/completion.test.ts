import { execFile, execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, expect, it } from "vitest";
import { compile } from "../fakes/compiled.ts";
import { describeWith } from "../fakes/program.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

let program: string;

beforeAll(async () => {
  program = await compile(new URL("../../scripts/offprint.ts", import.meta.url));
}, 60_000);

/** A file of what `offprint completion SHELL` writes, in a folder of its own. */
function completionOf(shell: string): string {
  const file = join(temporaryFolder(), shell);
  writeFileSync(file, execFileSync(process.execPath, [program, "completion", shell]));
  return file;
}

/** The words of a line, of which the last is to be completed, and to what. */
const COMPLETED: readonly (readonly [line: string, found: readonly string[]])[] = [
  ["offprint do", ["doctor"]],
  ["offprint re", ["rehearse", "restore"]],
  ["offprint --", ["--help", "--version"]],
  ["offprint doctor --", ["--help", "--json", "--offline"]],
  ["offprint move --f", ["--from"]],
  ["offprint completion ", ["bash", "fish", "zsh"]],
  ["offprint help ba", ["backup"]],
];

describeWith("bash", "what bash completes", () => {
  const COMPLETE = `source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _offprint
    printf '%s\\n' "\${COMPREPLY[@]}"`;

  it.each(COMPLETED)("“%s”", (line, found) => {
    const args = ["--norc", "-c", COMPLETE, "bash", completionOf("bash"), ...line.split(" ")];
    const said = execFileSync("bash", args, { encoding: "utf8" });
    expect(said.trim().split("\n").sort()).toEqual(found);
  });

  it("a file, which is left to bash", () => {
    const args = ["--norc", "-c", COMPLETE, "bash", completionOf("bash"), "offprint", "backup", ""];
    expect(execFileSync("bash", args, { encoding: "utf8" })).toBe("\n");
    const registered = ["--norc", "-c", `source "$1"; complete -p offprint`, "bash"];
    expect(
      execFileSync("bash", [...registered, completionOf("bash")], { encoding: "utf8" }),
    ).toContain("-o default");
  });
});

describeWith("fish", "what fish completes", () => {
  function completed(line: string, cwd: string): string[] {
    const args = ["--no-config", "-c", "source $argv[1]; complete -C $argv[2]", "--"];
    const said = execFileSync("fish", [...args, completionOf("fish"), line], {
      cwd,
      encoding: "utf8",
    });
    return said
      .trim()
      .split("\n")
      .map((each) => each.split("\t")[0] ?? "")
      .sort();
  }

  it.each(COMPLETED)("“%s”", (line, found) => {
    expect(completed(line, temporaryFolder())).toEqual(found);
  });

  it("a file, where a command takes one, and nowhere else", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "offprint.db"), "");
    expect(completed("offprint backup off", folder)).toEqual(["offprint.db"]);
    expect(completed("offprint doctor off", folder)).toEqual([""]);
  });
});

describeWith("zsh", "what zsh completes", () => {
  const TYPED = fileURLToPath(new URL("./zsh-completes.zsh", import.meta.url));

  it.each([
    ["offprint do", "offprint doctor"],
    ["offprint b", "offprint backup"],
    ["offprint re", "rehearse*Try*restore*Put"],
    ["offprint doctor --", "--json*--offline*ask no other machine"],
    ["offprint completion ", "bash*fish*zsh"],
    ["offprint help mo", "offprint help move"],
  ])("“%s”", async (line, seen) => {
    const args = ["-f", TYPED, completionOf("zsh"), line, seen];
    const { stdout } = await promisify(execFile)("zsh", args, {
      env: { PATH: process.env.PATH, TERM: "xterm" },
      timeout: 60_000,
    });
    expect(stdout).toBe("found\n");
  });
});
