import { type CheckRun, runCheck } from "../../src/checkup/run-check.ts";
import type { Group, GroupReport } from "./group.ts";
import { groupLines, isWell, lastLine } from "./report.ts";

export interface DoctorOutput {
  readonly json: boolean;
  readonly colours: boolean;
  /** Removes secrets from what is written. */
  readonly redact: (text: string) => string;
  /** What was asked for. */
  readonly write: (text: string) => void;
  /** What is looked at just now; nothing once it is done. */
  readonly progress: (text: string) => void;
}

/** Looks at everything, one after the other, and writes what it saw. @returns the exit code */
export async function runDoctor(
  groups: readonly Group[],
  run: CheckRun,
  output: DoctorOutput,
): Promise<0 | 1> {
  const { json, colours, redact, write, progress } = output;
  const reports: GroupReport[] = [];
  for (const { title, checks } of groups) {
    const findings: GroupReport["findings"][number][] = [];
    for (const check of checks) {
      progress(`Looking at ${title}, ${check.title} …`);
      const seen = await runCheck(check, run);
      findings.push(...seen.map((finding) => ({ check: check.title, ...finding })));
    }
    progress("");
    const report = { title, findings };
    reports.push(report);
    if (!json) write(`${redact(groupLines(report, { colours }).join("\n"))}\n`);
  }
  const ok = isWell(reports);
  write(
    json
      ? `${redact(JSON.stringify({ ok, groups: reports }, undefined, 2))}\n`
      : `${lastLine(reports)}\n`,
  );
  return ok ? 0 : 1;
}
