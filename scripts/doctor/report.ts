import { styleText } from "node:util";
import type { Finding } from "../../src/checkup/check.ts";
import type { GroupReport } from "./group.ts";

type Status = Finding["status"];

/** A sign and a word each, so that nothing hangs on colour. */
const SIGNS: Readonly<Record<Status, readonly [sign: string, word: string, colour: Colour]>> = {
  good: ["✓", "good", "green"],
  notice: ["!", "look", "yellow"],
  wrong: ["✗", "wrong", "red"],
  unknown: ["?", "unknown", "magenta"],
  "left-out": ["–", "left out", "gray"],
};

type Colour = "green" | "yellow" | "red" | "magenta" | "gray";

const WORD_WIDTH = 8;

/** The lines of one group. */
export function groupLines(
  { title, findings }: GroupReport,
  { colours }: { readonly colours: boolean },
): string[] {
  const lines = findings.flatMap((finding) => {
    const [sign, word, colour] = SIGNS[finding.status];
    const mark = `${sign} ${word.padEnd(WORD_WIDTH)}`;
    const painted = colours ? styleText(colour, mark) : mark;
    const fix = "fix" in finding ? [`${" ".repeat(WORD_WIDTH + 5)}→ ${finding.fix}`] : [];
    return [`  ${painted} ${finding.check}: ${finding.says}`, ...fix];
  });
  return [title, ...lines, ""];
}

/** How often each was seen, in one line. */
export function lastLine(groups: readonly GroupReport[]): string {
  const all = groups.flatMap(({ findings }) => findings);
  const count = (status: Status) => all.filter((each) => each.status === status).length;
  const counts = [
    `${count("good")} good`,
    `${count("notice")} to look at`,
    `${count("wrong")} wrong`,
    `${count("unknown")} could not be looked at`,
  ];
  const left = count("left-out");
  return [...counts, ...(left > 0 ? [`${left} left out`] : [])].join(", ").concat(".");
}

/** Whether nothing is wrong, and everything could be looked at. */
export function isWell(groups: readonly GroupReport[]): boolean {
  return groups.every(({ findings }) =>
    findings.every(({ status }) => status !== "wrong" && status !== "unknown"),
  );
}
