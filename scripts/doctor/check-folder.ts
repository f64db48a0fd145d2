import { accessSync, constants, existsSync, type Stats, statSync } from "node:fs";
import { resolve } from "node:path";
import { type Check, type Finding, good, notice, unknown, wrong } from "../../src/checkup/check.ts";
import { holderOfFolder } from "../../src/stores/process-lock.ts";

/** Everybody but the owner. */
const OTHERS = 0o077;

/** Where the data are kept: whose it is, who may read it, and whether a bot runs on it. */
export function folderChecks(folder: string): readonly Check[] {
  return [
    { title: "folder", look: async () => lookAtFolder(resolve(folder)) },
    { title: "bot", look: async () => lookForBot(folder) },
  ];
}

function lookAtFolder(folder: string): readonly Finding[] {
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (!stats) return [good(`${folder} is not there yet; the first start makes it.`)];
  if (!stats.isDirectory())
    return [wrong(`${folder} is no folder.`, "Move it away, or set DATA_DIR to another folder.")];
  if (!isWritable(folder))
    return [
      wrong(
        `${folder} cannot be written by this user.`,
        `Run this as the user that runs the bot, or give that user the folder: chown -R USER ${folder}`,
      ),
    ];
  const mode = (stats.mode & 0o777).toString(8).padStart(4, "0");
  const says = `${folder} can be written, belongs to user ${stats.uid}, mode ${mode}.`;
  if (isForeign(stats)) return [notice(says, `Run this as user ${stats.uid}, as the bot runs.`)];
  if (process.platform !== "win32" && (stats.mode & OTHERS) !== 0)
    return [notice(says, `Others may look into it: chmod 700 ${folder}`)];
  return [good(says)];
}

/** Whether what this process makes there would be another user's than the bot's. */
export function isForeign({ uid }: Pick<Stats, "uid">): boolean {
  return process.getuid !== undefined && process.getuid() !== uid;
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function lookForBot(folder: string): readonly Finding[] {
  if (!existsSync(folder)) return [good("No bot runs on the folder.")];
  if (isForeign(statSync(folder)))
    return [unknown("Whether a bot runs on it was not looked at.", "Run this as its owner.")];
  const holder = holderOfFolder(folder);
  return [good(holder === undefined ? "No bot runs on the folder." : `A bot runs on it${holder}.`)];
}
