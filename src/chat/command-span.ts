import type { Span, TypedCommand } from "./message.ts";

/** A command to be typed, which each platform shows as it takes it. */
export function commandSpan(line: string, options: TypedCommand["options"] = {}): Span {
  const [name = ""] = line.split(" ");
  return { kind: "code", text: `/papers ${line}`, typed: { line, name, options } };
}
