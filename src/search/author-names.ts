import { isAuthor, nameWords } from "../query/author.ts";
import { integer, text } from "../stores/cells.ts";
import type { Database } from "../stores/database.ts";

/** Keeps who wrote which paper: every distinct name once, found by any of its words. */
export interface AuthorNames {
  write(paper: number, authors: readonly string[]): void;
  erase(paper: number): void;
  /** Rows of search_people that are the person asked for. */
  find(asked: readonly string[]): number[];
}

export function createAuthorNames(database: Database): AuthorNames {
  const find = database.prepare("SELECT rowid FROM search_people WHERE name = ?");
  const insert = database.prepare("INSERT INTO search_people (name) VALUES (?)");
  const insertWord = database.prepare(
    "INSERT OR IGNORE INTO search_name_words (word, person) VALUES (?, ?)",
  );
  const link = database.prepare(
    "INSERT OR IGNORE INTO search_authors (person, paper) VALUES (?, ?)",
  );
  const unlink = database.prepare("DELETE FROM search_authors WHERE paper = ?");
  // Whoever is the one asked for shares a whole word; initials are compared afterwards.
  const sharing = database.prepare(`
    SELECT DISTINCT person, name FROM search_name_words JOIN search_people ON search_people.rowid = person
    WHERE word IN (SELECT value FROM json_each(?))`);

  const personOf = (words: readonly string[]): number => {
    const name = words.join(" ");
    const known = find.get(name);
    if (known) return integer(known.rowid);
    insert.run(name);
    const person = integer(find.get(name)?.rowid);
    for (const word of words) insertWord.run(word, person);
    return person;
  };

  return {
    write(paper, authors) {
      unlink.run(paper);
      for (const author of authors) link.run(personOf(nameWords(author)), paper);
    },
    erase: (paper) => void unlink.run(paper),
    find: (asked) =>
      sharing
        .all(JSON.stringify(asked))
        .filter(({ name }) => isAuthor(asked, text(name).split(" ")))
        .map(({ person }) => integer(person)),
  };
}
