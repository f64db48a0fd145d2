import { createCatalogue } from "../../../src/catalogue/sqlite-catalogue.ts";
import type { Paper } from "../../../src/paper/paper.ts";
import { openDatabase } from "../../../src/stores/database.ts";
import { paperOf } from "../../query/paper-of.ts";
import { temporaryFolder } from "../../stores/temporary-folder.ts";

/** A data folder with papers of a source, which then cannot be reached. */
export function folderOfPapers(count: number) {
  const dataDir = temporaryFolder();
  const at = Date.now();
  const papers = Array.from({ length: count }, (_, n) =>
    paperOf({
      id: `arxiv:2611.${String(n + 1).padStart(5, "0")}`,
      title: `Paper ${n}`,
      votes: n + 1,
      publishedAt: at - 3_600_000,
      links: { page: `https://example.org/${n}` },
    }),
  );
  const hear = (heard: readonly Paper[]) => {
    const database = openDatabase({ dataDir });
    createCatalogue(database).upsert("huggingface", Date.now(), heard);
    database.close();
  };
  hear(papers);
  const settings = {
    DATA_DIR: dataDir,
    SOURCES: "huggingface",
    HF_ENDPOINT: "http://127.0.0.1:2",
  };
  return { settings, papers, hear };
}
