/** One instruction, its lines joined. */
export interface Instruction {
  readonly name: string;
  readonly args: string;
}

/** The stages of a Dockerfile, each with its instructions, as far as ours goes: no heredocs, no other escapes. */
export function stagesOf(dockerfile: string): readonly (readonly Instruction[])[] {
  const lines = dockerfile.replace(/^#.*\n/gmu, "").replace(/\\\n\s*/gu, "");
  const stages: Instruction[][] = [];
  for (const line of lines.split("\n").filter((each) => each.trim() !== "")) {
    const [name = "", ...words] = line.split(" ");
    if (name === "FROM") stages.push([]);
    stages.at(-1)?.push({ name, args: words.join(" ").trim() });
  }
  return stages;
}

/** What `ENV` or `LABEL` sets. */
export function pairsOf(args: string): Record<string, string> {
  const pairs = [...args.matchAll(/([\w.]+)=("[^"]*"|\S+)/gu)];
  return Object.fromEntries(
    pairs.map(([, name = "", value = ""]) => [name, value.replaceAll('"', "")]),
  );
}
