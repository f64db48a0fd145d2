/** Runs until the process is asked to stop; says itself what went wrong. */
export async function run(): Promise<void> {
  await import("../src/main.ts");
}
