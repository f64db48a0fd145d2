/** A file of the index that cannot be used: it is damaged, missing or of another format. */
export class Damaged extends Error {
  override readonly name: string = "Damaged";
}

/** Nothing went wrong with it: it was written by another version, whose files are not read. */
export class Outdated extends Damaged {
  override readonly name = "Outdated";
}
