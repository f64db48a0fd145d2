#!/usr/bin/env bash
# node-cron 4.6.0: an expression with a day of the month and a day of the week, as "0 9 1 * 1", runs only on a first
# that is a Monday: in two years four times. cron on Unix, and croner 11.0.1 and cron-parser 5.10.6 beside it, run
# on every first and on every Monday, 125 times or so.
# Guessed: the five fields mean the same in each library, and the same as in crontab(5).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent node-cron@4.6.0 croner@11.0.1 cron-parser@5.10.6

cat >run.mjs <<'JS'
import { Cron } from "croner";
import { CronExpressionParser } from "cron-parser";
import cron from "node-cron";

const EXPRESSION = "0 9 1 * 1";
const tell = (name, dates) => {
  const kinds = dates.map((date) => {
    const isFirst = date.getUTCDate() === 1;
    const isMonday = date.getUTCDay() === 1;
    return isFirst && isMonday ? "both" : isFirst ? "a first" : isMonday ? "a Monday" : "neither";
  });
  console.log(`${name}: ${[...new Set(kinds)].sort().join(", ")}`);
};

const task = cron.createTask(EXPRESSION, () => {}, { timezone: "UTC" });
task.start();
tell("node-cron", task.getNextRuns(10));
task.stop();
tell("croner", new Cron(EXPRESSION, { timezone: "UTC" }).nextRuns(200));
const parsed = CronExpressionParser.parse(EXPRESSION, { tz: "UTC" });
tell("cron-parser", Array.from({ length: 200 }, () => parsed.next().toDate()));
JS
node run.mjs | tee seen

cat >expected <<'TEXT'
node-cron: both
croner: a Monday, a first, both
cron-parser: a Monday, a first, both
TEXT
diff expected seen && echo "As described above."
