import { runDoctor } from "../../../scripts/doctor/doctor.ts";
import { groupsOf } from "../../../scripts/doctor/groups.ts";
import { createRedactor } from "../../../src/log.ts";
import { systemClock } from "../../../src/time/clock.ts";
import { startFakeDns } from "../../fakes/dns.ts";
import { temporaryFolder } from "../../stores/temporary-folder.ts";

export type Settings = Readonly<Record<string, string>>;

interface Look {
  readonly code: number;
  /** `Sources, arXiv: unknown …` and the advice behind it, a line each. */
  readonly lines: readonly string[];
}

/** Everything that is seen with these settings. */
export async function look(
  settings: Settings,
  { offline = false, dns = {}, remarks = [] }: LookOptions = {},
): Promise<Look> {
  const environment = { DATA_DIR: temporaryFolder(), SOURCES: "sample", ...settings };
  const resolver = dns === "down" ? await startFakeDns({}, true) : await startFakeDns(dns);
  const deps = { environment, remarks, offline, clock: systemClock, dns: resolver };
  let text = "";
  const code = await runDoctor(
    await groupsOf(deps),
    { clock: systemClock, offline },
    {
      json: true,
      colours: false,
      redact: createRedactor([]),
      write: (part) => {
        text += part;
      },
      progress: () => {},
    },
  );
  const report: Report = JSON.parse(text);
  const lines = report.groups.flatMap(({ title, findings }) =>
    findings.map(
      ({ check, status, says, fix = "" }) => `${title}, ${check}: ${status} ${says} ${fix}`,
    ),
  );
  return { code, lines };
}

interface LookOptions {
  readonly offline?: boolean;
  readonly dns?: Readonly<Record<string, readonly string[]>> | "down";
  readonly remarks?: readonly string[];
}

interface Report {
  readonly groups: readonly {
    readonly title: string;
    readonly findings: readonly {
      readonly check: string;
      readonly status: string;
      readonly says: string;
      readonly fix?: string;
    }[];
  }[];
}
