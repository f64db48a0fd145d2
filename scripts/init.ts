import { OperatorError } from "../src/errors.ts";

const NO_TERMINAL =
  "The wizard asks questions, so it needs a terminal at both ends. Without one, copy .env.example to .env and fill it in.";

export async function run(): Promise<void> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) throw new OperatorError(NO_TERMINAL);
  // Before anything is loaded: what is typed meanwhile, perhaps a secret, is kept and not shown.
  process.stdin.setRawMode(true);
  const { wizard } = await import("./wizard/wizard.ts");
  await wizard();
}
