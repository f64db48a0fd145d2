// A child process: runs the script that its first argument names, with the arguments after it.
const scripts = new Map([
  ["backup", () => import("../../scripts/backup.ts")],
  ["restore", () => import("../../scripts/restore.ts")],
  ["export", () => import("../../scripts/export.ts")],
  ["import", () => import("../../scripts/import.ts")],
]);
const [name = ""] = process.argv.splice(2, 1);
await scripts.get(name)?.();
