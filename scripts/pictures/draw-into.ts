/** Draws into the one folder that the line names, and says what. */
export async function drawInto(
  draw: (folder: string, say: (line: string) => void) => Promise<void>,
): Promise<void> {
  const [folder, ...more] = process.argv.slice(2);
  if (folder === undefined || more.length > 0) throw new Error("Name one folder.");
  await draw(folder, (line) => void process.stderr.write(`${line}\n`));
}
