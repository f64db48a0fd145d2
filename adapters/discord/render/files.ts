import { type APIFileComponent, ComponentType } from "discord.js";
import { cleanText } from "../../../src/chat/clean-text.ts";
import type { Block } from "../../../src/chat/message.ts";
import { LIMITS } from "./limits.ts";

/** Sent beside a message's body; the first goes as `files[0]`. */
export interface DiscordFile {
  /** Unique in its message, of letters, digits, `-`, `_` and `.`. */
  readonly name: string;
  readonly data: string;
  readonly contentType: "text/plain; charset=utf-8";
}

type FileBlock = Extract<Block, { kind: "file" }>;

/** Undefined for a text that shows nothing. */
export function fileOf({ name, text }: FileBlock): DiscordFile | undefined {
  const data = cleanText(text);
  if (data.trim() === "") return undefined;
  return { name: safeName(name), data, contentType: "text/plain; charset=utf-8" };
}

/** Where a file stands among the components of its message. */
export function fileComponent({ name }: DiscordFile): APIFileComponent {
  return { type: ComponentType.File, file: { url: `attachment://${name}` } };
}

/** In bytes. */
export function fileSize({ data }: DiscordFile): number {
  return Buffer.byteLength(data);
}

/** Discord changes other names, and a component would then point to nothing. */
function safeName(name: string): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "");
  const { stem, ending } = parted(plain.replace(/[^\w.-]+/gu, "_"));
  const trimmed = stem.replace(/^[._-]+|[._]+$/gu, "").slice(0, LIMITS.file.name - ending.length);
  return `${trimmed || "file"}${ending}`;
}

/** Gives the second of two equal names a number: `data.json`, `data-2.json`. */
export function createNames(): (name: string) => string {
  const taken = new Set<string>();
  const isNew = (name: string) => taken.size < taken.add(name.toLowerCase()).size;
  return (name) => {
    const { stem, ending } = parted(name);
    let free = name;
    for (let n = 2; !isNew(free); n++) free = `${stem}-${n}${ending}`;
    return free;
  };
}

function parted(name: string): { stem: string; ending: string } {
  const ending = /(?<=.)\.\w{1,10}$/u.exec(name)?.[0] ?? "";
  return { stem: name.slice(0, name.length - ending.length), ending };
}
