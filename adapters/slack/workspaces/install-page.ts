import type { HttpAnswer } from "../../../src/chat/adapter.ts";

export type InstallEnd = "installed" | "denied" | "stale" | "failed";

interface Words {
  readonly status: number;
  readonly title: string;
  readonly text: string;
}

const AGAIN = '<p><a href="/slack/install">Start again</a></p>';

const WORDS: Readonly<Record<InstallEnd, Words>> = {
  installed: {
    status: 200,
    title: "Offprint is installed",
    text: "<p>It has written to you in Slack. In any channel, type <code>/papers help</code>.</p>",
  },
  denied: { status: 200, title: "Nothing was installed", text: `<p>You said no.</p>${AGAIN}` },
  stale: {
    status: 400,
    title: "This link is used up",
    text: `<p>An installation ends within ten minutes, in the browser it began in, and once.</p>${AGAIN}`,
  },
  failed: {
    status: 502,
    title: "The installation failed",
    text: `<p>Slack did not confirm it, or it could not be stored here.</p>${AGAIN}`,
  },
};

/** What the browser shows at the end of an installation. Nothing in it comes from the request. */
export function installPage(
  end: InstallEnd,
  {
    appId,
    teamId,
  }: { readonly appId?: string | undefined; readonly teamId?: string | undefined } = {},
): HttpAnswer {
  const { status, title, text } = WORDS[end];
  const link = appId && isId(appId) ? openLink(appId, teamId) : "";
  return {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": "default-src 'none'",
      "referrer-policy": "no-referrer",
    },
    body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1>${text}${link}</html>\n`,
  };
}

/** @see https://docs.slack.dev/interactivity/deep-linking */
function openLink(appId: string, teamId = ""): string {
  const team = isId(teamId) ? `&amp;team=${teamId}` : "";
  return `<p><a href="https://slack.com/app_redirect?app=${appId}${team}">Open Slack</a></p>`;
}

function isId(text: string): boolean {
  return /^[A-Z][A-Z0-9]{1,30}$/u.test(text);
}
