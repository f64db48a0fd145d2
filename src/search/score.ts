/**
 * SQL for a matching row's place: lower is better. FTS5's bm25 with k1 = 1.2 and b = 0.75; a token in
 * the title counts one and a half times. https://www.sqlite.org/fts5.html#the_bm25_function
 */
export const SCORE = "bm25(search_text, 1.5, 1.0, 1.0)";
