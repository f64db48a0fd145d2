import type { APIMessageComponent } from "discord.js";
import type { DiscordMessage } from "../../../../adapters/discord/render/render-message.ts";

// Numbers as https://docs.discord.com/developers/components/reference gives them, written down here
// once more so that a slip in the renderer's own table is noticed.
const FLAGS = (1 << 15) | (1 << 2);

type Fields = Readonly<Record<string, unknown>>;

/** The fields of each type of component, and what may stand in it. */
const SHAPES: Readonly<
  Record<number, { name: string; fields: string; inside?: readonly number[] }>
> = {
  1: { name: "action row", fields: "type components", inside: [2, 3] },
  2: { name: "button", fields: "type style label custom_id url" },
  3: { name: "menu", fields: "type custom_id placeholder options" },
  9: { name: "section", fields: "type components accessory", inside: [10] },
  10: { name: "text", fields: "type content" },
  11: { name: "thumbnail", fields: "type media description" },
  12: { name: "gallery", fields: "type items" },
  13: { name: "file", fields: "type file" },
  14: { name: "separator", fields: "type divider spacing" },
  17: { name: "container", fields: "type accent_color components", inside: [1, 9, 10, 12, 13, 14] },
};
const TOP_LEVEL = [1, 9, 10, 12, 13, 14, 17];

/** What Discord would refuse of a message, in words. */
export function refusals({ body: message, files }: DiscordMessage): string[] {
  const found: string[] = [];
  const check = (holds: boolean, what: string) => {
    if (!holds) found.push(what);
  };
  check(
    Object.keys(message).sort().join() === "allowed_mentions,attachments,components,flags",
    "unknown fields",
  );
  check(message.flags === FLAGS, "flags");
  check(JSON.stringify(message.allowed_mentions) === '{"parse":[]}', "mentions allowed");
  checkFiles(message, files, check);
  const all = message.components.flatMap((component) => walk(component, TOP_LEVEL, check));
  check(all.length >= 1 && all.length <= 40, `${all.length} components`);
  const texts = all.map((each) => ("content" in each ? each.content : ""));
  check(texts.join("").length <= 4_000, "more than 4,000 characters");
  const ids = all.flatMap((each) => ("custom_id" in each ? each.custom_id : []));
  check(new Set(ids).size === ids.length, "two equal custom ids");
  return found;
}

function checkFiles(
  { attachments, components }: DiscordMessage["body"],
  files: DiscordMessage["files"],
  check: Check,
): void {
  const names = files.map(({ name }) => name);
  const listed = attachments.map(({ id, filename }) => `${id} ${filename}`);
  const shown = [...JSON.stringify(components).matchAll(/"attachment:\/\/([^"]*)"/gu)];
  check(listed.join() === names.map((name, n) => `${n} ${name}`).join(), "attachments");
  check(shown.map(([, name]) => name).join() === names.join(), "files that no component shows");
  check(files.length <= 10, `${files.length} files`);
  check(new Set(names.map((name) => name.toLowerCase())).size === names.length, "equal names");
  for (const { name, data } of files) {
    check(/^\w[\w.-]{0,99}$/u.test(name), `a file called ${name}`);
    check(data.trim() !== "", "an empty file");
  }
}

type Check = (holds: boolean, what: string) => void;

function walk(
  component: APIMessageComponent,
  allowed: readonly number[],
  check: Check,
): APIMessageComponent[] {
  const shape = SHAPES[component.type];
  check(shape !== undefined && allowed.includes(component.type), `a ${shape?.name} in its place`);
  const known = shape?.fields.split(" ") ?? [];
  check(
    Object.keys(component).every((field) => known.includes(field)),
    `fields of a ${shape?.name}`,
  );
  checkFields(component, check);
  const children = "components" in component ? component.components : [];
  const accessory = "accessory" in component ? [component.accessory] : [];
  return [
    component,
    ...children.flatMap((child) => walk(child, shape?.inside ?? [], check)),
    ...accessory.flatMap((child) => walk(child, [2, 11], check)),
  ];
}

function checkFields(component: APIMessageComponent, check: Check): void {
  switch (component.type) {
    case 1:
      check(between(component.components, 1, 5), "buttons in a row");
      check(
        component.components[0]?.type === 2 || component.components.length === 1,
        "menus in a row",
      );
      return;
    case 2:
      check(between(("label" in component && component.label) || "", 1, 80), "a button's label");
      if ("url" in component) check(isLink(component.url, 512), `address ${component.url}`);
      else check("custom_id" in component && between(component.custom_id, 1, 100), "a custom id");
      return;
    case 3: {
      const values = component.options.map(({ value }) => value);
      check(between(component.options, 1, 25), "options of a menu");
      check(new Set(values).size === values.length, "two equal options");
      check(between(component.custom_id, 1, 100), "a menu's id");
      check(between(component.placeholder ?? "x", 1, 150), "a menu's placeholder");
      for (const option of component.options) {
        check(between(option.label, 1, 100), "an option's label");
        check(between(option.value, 1, 100), "an option's value");
        check(between(option.description ?? "x", 1, 100), "an option's description");
      }
      return;
    }
    case 9:
      check(between(component.components, 1, 3), "texts of a section");
      return;
    case 10:
      check(between(component.content.trim(), 1, 4_000), "an empty text");
      return;
    case 11:
      checkMedia(component, check);
      return;
    case 12:
      check(between(component.items, 1, 10), "pictures of a gallery");
      for (const item of component.items) checkMedia(item, check);
      return;
    case 17:
      check(between(component.components, 1, 40), "an empty container");
      return;
  }
}

function checkMedia(item: { media: { url: string }; description?: string | null }, check: Check) {
  check(isLink(item.media.url, 2_048), `picture ${item.media.url}`);
  check(between(item.description ?? "x", 1, 1_024), "a picture's description");
}

function between(many: { readonly length: number }, least: number, most: number): boolean {
  return many.length >= least && many.length <= most;
}

function isLink(url: string, most: number): boolean {
  return /^https?:\/\/[\x21-\x7e]+$/u.test(url) && URL.canParse(url) && url.length <= most;
}

/** Each text and address a person is given, in order; `live` texts are those that Discord reads as Markdown. */
export function shownBy(message: DiscordMessage, live = false): string[] {
  const shown: string[] = [];
  const read = (value: unknown, key = ""): void => {
    if (typeof value === "string" && (live ? ["content"] : SHOWN).includes(key)) shown.push(value);
    if (Array.isArray(value)) for (const each of value) read(each);
    else if (isFields(value)) for (const [field, each] of Object.entries(value)) read(each, field);
  };
  read(message.body);
  return live ? shown : [...shown, ...message.files.map(({ data }) => data)];
}

const SHOWN = ["content", "label", "placeholder", "description", "url"];

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}
