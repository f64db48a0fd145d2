import { lowered, raised } from "./scripts.ts";

/** Bounded, so that thousands of "<" stay cheap; no tag of a title or an abstract is longer. */
const TAG = /<(\/?)([a-z][a-z\d]*)(:[a-z-]+)?(\s[^<>]{0,300})?\/?>/g;

const SCRIPT = /<(sub|sup)>([^<>]{0,60})<\/\1>/g;

const BLOCKS = new Set("br div h1 h2 h3 h4 li ol p sec title ul".split(" "));

/** Not `s` and `u`: language models write `<s>` and `<unk>` as words of their own. */
const INLINE = new Set("a b bold em font i img italic sc small span strong sub sup tt".split(" "));

/** Prefixes of JATS and MathML, as publishers deliver them. */
const PREFIXES = new Set(["jats", "mml"]);

/** Without the tags of HTML and JATS; `a < b`, `<think>` and `<x, y>` are text and stay. */
export function withoutTags(text: string): string {
  if (!text.includes("<")) return text;
  return text
    .replace(/(<\/?)jats:(?=su[bp]>)/g, "$1")
    .replace(SCRIPT, script)
    .replace(TAG, replace);
}

function script(_tag: string, name: string, content: string): string {
  return name === "sup" ? raised(content) : lowered(content);
}

function replace(tag: string, _slash: string, name: string, local = "", attributes = ""): string {
  const known = local === "" ? name : local.slice(1);
  if (local !== "" && !PREFIXES.has(name)) return tag;
  if (BLOCKS.has(known)) return " ";
  return local !== "" || (INLINE.has(name) && isAttributes(attributes)) ? "" : tag;
}

/** `<a href="…">` is a tag, "<a and b>" is not. */
function isAttributes(text: string): boolean {
  return text.trim() === "" || text.includes("=");
}
