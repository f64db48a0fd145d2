import type { Scheme } from "../scheme.ts";
import { arxivIdsAlone, citedArxivIds } from "./cited.ts";
import { readArxivId } from "./read.ts";

/** The archive of preprints; `2401.01234`, and `hep-th/9901001` before April 2007. */
export const arxivScheme = {
  name: "arxiv",
  title: "arXiv",
  example: "2401.01234",
  read: readArxivId,
  cited: citedArxivIds,
  alone: arxivIdsAlone,
  resembles: /^\d{4,5}\.\d{3,6}(?:v\d+)?$/,
  page: (rest) => `https://arxiv.org/abs/${rest}`,
  pdf: (rest) => `https://arxiv.org/pdf/${rest}`,
} as const satisfies Scheme;
