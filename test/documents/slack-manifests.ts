import { type ManifestOptions, slackManifest } from "../../adapters/slack/workspaces/manifest.ts";

const publicUrl = "https://offprint.example.com";

/** The files in docs, each with what it is made of. */
export const SLACK_MANIFESTS: Readonly<Record<string, ManifestOptions>> = {
  "slack-manifest-socket.json": { mode: "socket" },
  "slack-manifest-http.json": { mode: "http", publicUrl },
  "slack-manifest-http-many.json": { mode: "http", publicUrl, installs: true },
};

/** A list that fits a line stands on one, as the formatter would have it. */
export function manifestText(options: ManifestOptions): string {
  const text = JSON.stringify(slackManifest(options), null, 2);
  return `${text.replace(/^.*\[\n[^[\]{}]*\]/gmu, onOneLine)}\n`;
}

function onOneLine(list: string): string {
  const line = list.replace(/\[\s+/u, "[").replace(/\s+\]/u, "]").replace(/,\s+/gu, ", ");
  return line.length < 100 ? line : list;
}
