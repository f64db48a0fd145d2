import { widthOf } from "../../../adapters/console/render/paint.ts";
import { renderMessage } from "../../../adapters/console/render/render-message.ts";
import { terminalText, terminalUrl } from "../../../adapters/console/render/terminal-text.ts";
import type { Message } from "../../../src/chat/message.ts";
import { describeRenderer } from "../../contracts/renderer.ts";

// biome-ignore lint/suspicious/noControlCharactersInRegex: the console's own escapes, exactly
const OWN_COLOR = /\x1b\[(?:[123](?:;[123])*|2[23]|0)m/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the console's own escapes, exactly
const OWN_LINK = /\x1b\]8;;([\x21-\x7e]*)(?:\x1b\\|\x07)/gu;

const looks = [
  { name: "console (narrow pipe)", width: 40, color: false, hyperlinks: false },
  { name: "console (colour and links)", width: 100, color: true, hyperlinks: true },
];

/** What may stand on a line beside an address: the indentation of item 3000 and brackets. */
const ROOM = 8;

for (const { name, ...look } of looks) {
  const options = { ...look, timeZone: "Europe/Berlin", now: Date.UTC(2026, 10, 23) };
  const rendered = (message: Message) => renderMessage(message, options);
  describeRenderer(name, () => ({
    render: (message) => [
      rendered(message)
        .replace(OWN_COLOR, "")
        .replace(OWN_LINK, (_, url: string) => url && `${url} `),
    ],
    violations: (message) => {
      const plain = rendered(message).replace(OWN_COLOR, "").replace(OWN_LINK, "");
      const long = addressesOf(message).filter((url) => widthOf(url) > look.width - ROOM);
      const wide = plain.split("\n").filter((line) => widthOf(line) > look.width);
      const copied = fileLines(message);
      return wide.filter((line) => !copied.has(line) && !long.some((url) => line.includes(url)));
    },
  }));
}

/** The lines of files, which are to be copied and so never wrapped. */
function fileLines({ blocks }: Message): Set<string> {
  const texts = blocks.flatMap((block) => (block.kind === "file" ? [block.text] : []));
  return new Set(
    texts.flatMap((text) => terminalText(text).split("\n")).map((line) => line.trimEnd()),
  );
}

/** Addresses as printed; one that is wider than a line is not broken and may stand out. */
function addressesOf(message: Message): string[] {
  const urls: string[] = [];
  JSON.stringify(message, (key, value: unknown) => {
    if (key === "url" && typeof value === "string") urls.push(terminalUrl(value));
    return value;
  });
  return urls.filter((url) => url !== "");
}
