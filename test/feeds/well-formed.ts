import { spawnSync } from "node:child_process";
import { XMLValidator } from "fast-xml-parser";
import { SaxesParser } from "saxes";

/** Whether libxml2's program is on this machine. */
export const hasXmllint = spawnSync("xmllint", ["--version"]).status === 0;

/** @throws where two strict parsers, and libxml2 where it is there, do not take it for well-formed XML 1.0 with its namespaces */
export function expectWellFormed(text: string): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(text).close();
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw new Error(valid.err.msg);
}

/** The same of several at once, by libxml2. @throws with what it says */
export function expectXmllint(texts: readonly string[]): void {
  for (const text of texts) {
    const { status, stderr } = spawnSync("xmllint", ["--noout", "--nonet", "-"], { input: text });
    if (status !== 0) throw new Error(String(stderr));
  }
}
