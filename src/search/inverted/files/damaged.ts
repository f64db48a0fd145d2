/** A file of the index that cannot be used: it is damaged, missing or of another format. */
export class Damaged extends Error {
  override readonly name = "Damaged";
}
