/** What a setting needs beside it: any one of these groups. */
interface Need {
  readonly name: string;
  readonly groups: readonly (readonly string[])[];
  /** Where to read more. */
  readonly page?: string;
}

const SLACK = "docs/slack.md";

const NEEDS: readonly Need[] = [
  { name: "DISCORD_GUILD_ID", groups: [["DISCORD_TOKEN"]], page: "docs/discord.md" },
  {
    name: "SLACK_BOT_TOKEN",
    groups: [["SLACK_APP_TOKEN"], ["SLACK_SIGNING_SECRET", "PORT"]],
    page: SLACK,
  },
  { name: "SLACK_APP_TOKEN", groups: [["SLACK_BOT_TOKEN"], ["SLACK_CLIENT_ID"]], page: SLACK },
  { name: "SLACK_SIGNING_SECRET", groups: [["SLACK_BOT_TOKEN"], ["SLACK_CLIENT_ID"]], page: SLACK },
  {
    name: "SLACK_CLIENT_ID",
    groups: [["SLACK_CLIENT_SECRET", "SLACK_STATE_SECRET", "PUBLIC_URL", "PORT"]],
    page: SLACK,
  },
  {
    name: "SLACK_CLIENT_ID",
    groups: [["SLACK_APP_TOKEN"], ["SLACK_SIGNING_SECRET", "PORT"]],
    page: SLACK,
  },
  { name: "SLACK_CLIENT_SECRET", groups: [["SLACK_CLIENT_ID"]], page: SLACK },
  { name: "EMBEDDINGS_URL", groups: [["EMBEDDINGS_MODEL"]], page: "docs/meaning.md" },
  { name: "EMBEDDINGS_MODEL", groups: [["EMBEDDINGS_URL"]], page: "docs/meaning.md" },
  { name: "EMBEDDINGS_KEY", groups: [["EMBEDDINGS_URL"]], page: "docs/meaning.md" },
];

const and = new Intl.ListFormat("en-GB", { type: "conjunction" });
const or = new Intl.ListFormat("en-GB", { type: "disjunction" });

/** A sentence for each setting that does nothing without another that is not set. */
export function halvesOf(isSet: (name: string) => boolean): string[] {
  return NEEDS.filter(({ name }) => isSet(name)).flatMap(({ name, groups, page }) => {
    const missing = groups.map((group) => group.filter((each) => !isSet(each)));
    if (missing.some((group) => group.length === 0)) return [];
    const wanted = or.format(missing.map((group) => and.format(group)));
    return [`${name} needs ${wanted} beside it${page === undefined ? "" : `; see ${page}`}`];
  });
}
