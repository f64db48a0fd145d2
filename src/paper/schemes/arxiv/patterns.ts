/** Regular expressions in source form, for flag `i`. Every repetition is bounded, so that matching stays linear. */

/** Archives of ids before April 2007; see https://arxiv.org/category_taxonomy and https://info.arxiv.org/help/arxiv_identifier.html. */
const archives = [
  ..."acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas".split(
    " ",
  ),
  ..."cond-mat cs dg-ga funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin".split(
    " ",
  ),
  ..."nucl-ex nucl-th patt-sol physics plasm-ph q-alg q-bio quant-ph solv-int supr-con".split(" "),
];

const oldId = String.raw`(?:${archives.join("|")})(?:\.[a-z-]{2,12})?/\d{7}`;
const newId = String.raw`\d{4}\.\d{4,5}`;

/** An id as arXiv writes it, in the group `id`, and its version. */
export const idPattern = `(?<id>${newId}|${oldId})(?:v\\d{1,4})?`;

const arxivLink = String.raw`(?:[a-z\d]{1,20}\.){0,2}arxiv\.org/(?:abs|pdf|html|format|ps|src|e-print|bibtex|tb|refs|cits|dvi|other|trackback|auth/show-endorsers|show-email/[a-z\d]{1,20})/`;
const ar5ivLink = String.raw`(?:www\.)?ar5iv\.org/(?:abs|pdf|html)/`;
const huggingfaceLink = String.raw`(?:www\.)?(?:huggingface\.co|hf\.co|hf-mirror\.com)/papers/`;
const alphaxivLink = String.raw`(?:www\.)?alphaxiv\.org/(?:[a-z]{2}/)?(?:abs|pdf|html|overview)/`;
/** Of DOIs, in small letters; no other works have such. */
export const doiPrefix = "10.48550/arxiv.";
const doiLink = String.raw`(?:(?:www\.|dx\.)?doi\.org/|doi:\s?)?${doiPrefix.replaceAll(".", "\\.")}`;

/** All of a link before the id. */
export const linkPattern = `(?:https?://)?(?:${[arxivLink, ar5ivLink, huggingfaceLink, alphaxivLink, doiLink].join("|")})`;

/** As papers cite each other, and our own ids. */
export const namedPattern = String.raw`arxiv:\s?`;
