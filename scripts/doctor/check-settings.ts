import { type Check, type Finding, good, notice, wrong } from "../../src/checkup/check.ts";
import { SETTINGS } from "../../src/config.ts";
import { type Environment, givenSetting } from "../../src/settings/given-setting.ts";

const OTHERS_LEFT_OUT: Finding = {
  status: "left-out",
  says: "Nothing else is looked at before these are right.",
};

/** Each setting that is wrong, and what was meant as one and is none. Values are not shown. */
export function settingsCheck(
  environment: Environment,
  mistakes: readonly string[],
  remarks: readonly string[],
): Check {
  return {
    title: "settings",
    async look() {
      const set = Object.keys(SETTINGS).filter(
        (name) => givenSetting(name, environment).value !== undefined,
      );
      const findings = [
        ...mistakes.map((each) =>
          wrong(`${each}.`, "Correct it; .env.example lists every setting."),
        ),
        ...remarks.map((each) => notice(each, "Correct it, or take it away.")),
      ];
      const names =
        set.length === 0 ? "Nothing is set: all have their defaults." : `Set: ${set.join(", ")}.`;
      if (mistakes.length > 0) return [...findings, OTHERS_LEFT_OUT];
      return findings.length === 0 ? [good(names)] : findings;
    },
  };
}
