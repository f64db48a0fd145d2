import type { MailBot } from "./open-mail-bot.ts";

/** The token of a link in a mail. */
export const token = (link: string) => new URL(link).searchParams.get("t") ?? "";

/** The token that the forms of a page carry. */
export function tokenIn(page: string): string {
  return /name="t" value="([\w.-]+)"/u.exec(page)?.[1] ?? "";
}

/** What the controls with this label send. */
export function controlIn(page: string, label: string): Record<string, string> {
  const forms = page.split("<form").slice(1);
  const form = forms.find((each) => each.split("</form>")[0]?.includes(`>${label}</button>`)) ?? "";
  const inputs = form.split("</form>")[0]?.matchAll(/<input [^>]*>/gu) ?? [];
  return Object.fromEntries(
    [...inputs].flatMap(([input]) => {
      if (input.includes('type="checkbox"') && !input.includes(" checked")) return [];
      const [, name = ""] = /name="([^"]*)"/u.exec(input) ?? [];
      const [, value = ""] = /value="([^"]*)"/u.exec(input) ?? [];
      return [[name, value.replaceAll("&amp;", "&")] as const];
    }),
  );
}

/** Presses the control with this label on a page of a person. */
export const press = (bot: MailBot, page: string, label: string, more = {}) =>
  bot.post("/email/manage", { ...controlIn(page, label), ...more });

/** The link in the header of a digest, which is posted now. */
export async function unsubscribeLink(bot: MailBot, address: string): Promise<string> {
  const { text } = await bot.subscribe(address);
  const t = tokenIn(text);
  await bot.post("/email/manage", { t, action: "digest.post", value: "" });
  const mail = (await bot.mailsTo(address, 2))[1];
  return mail?.headers.get("list-unsubscribe")?.slice(1, -1) ?? "";
}
