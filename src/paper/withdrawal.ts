/** Where a notice may stand; arXiv has no field for it. */
export interface Noticed {
  readonly title?: string | undefined;
  readonly abstract?: string | undefined;
  /** The authors' remark on the submission. */
  readonly comment?: string | undefined;
}

const WORK =
  "(?:paper|article|manuscript|submission|preprint|e-?print|work|draft|note|report|document|entry|posting|letter|thesis|chapter|study|project|contribution)";
const GONE = "(?:withdrawn|retracted)";
/** From where a work is no more; a drug leaves a market, money an account, and a submission one venue for another. */
const NOT_ELSEWHERE =
  "(?!\\s+(?:from|at|in|of)\\s+(?!(?:the\\s+)?(?:arxiv|archives?|repository|public|circulation|(?:[a-z'’()]+\\s+){0,3}requests?|(?:this|the)\\s+(?:server|site))\\b))";
const HOW = "(?:(?:now|hereby|since|also|been|being|fully|(?!on|ear)[a-z]+ly)\\s+)*";
const WAS = `(?:has|have|had|is|was|are|were|(?:must|needs?\\s+to|has\\s+to|had\\s+to)\\s+be)\\s+${HOW}`;
/** `, arXiv:2401.01234,` and `(v2)` between a subject and its verb. */
const ASIDE =
  "(?:\\s*(?:,[^,;]{1,40},|\\([^()]{1,40}\\)|\\s+(?:is|was|has\\s+been)\\s+[^,;]{1,40}?\\s+and))?\\s+";
/** Another than this work, which may be its better version. */
const OTHER =
  "(?!(?:previous|prior|earlier|first|original|old|initial|companion|other|related|cited|same)\\b)";
const VERSION = "(?:this|the\\s+(?:current|present|latest))\\s+version";
const THIS_WORK = `(?:(?<!\\b(?:of|in|from|to|on|with|about)\\s)(?:this|the|our|my)\\s+(?:${OTHER}[a-z-]+\\s+){0,2}?${WORK}|${VERSION}(?:\\s+of\\s+(?:the|this|our)\\s+${WORK})?|(?<![a-z]\\s)${WORK})`;
const WHO =
  "(?:we|i|(?:the\\s+)?(?:first\\s+|corresponding\\s+)?(?:authors?|author\\(s\\)|submitters?))";
const WILL =
  "(?:(?:have|has|had|am|are|is|would|must|wish(?:es)?|wants?|like|decided?|chose|need|to|hereby|now|therefore|thus|be|been)\\s+)*";
const WITHDRAW = "(?:withdraw(?:s|n|ing)?|withdrew|retract(?:s|ed|ing)?)";
const WHY =
  "(?:by|due|because|since|as|pending|until|for|effective|(?:on|upon|at|per)\\s+(?:[a-z'’()]+\\s+){0,3}request|requested|superseded|in\\s+favou?r)\\b";

/** Said of the work itself, wherever it stands in a comment. */
const SAID = [
  `${THIS_WORK}${ASIDE}${WAS}(?:${GONE}\\b${NOT_ELSEWHERE}|removed\\b(?=\\s*(?:$|[.;,]|${WHY}|from\\s+arxiv)))`,
  `(?<![a-z]\\s)${WORK}\\s+${HOW}${GONE}\\b${NOT_ELSEWHERE}`,
  `\\b${WHO}\\s+${WILL}${WITHDRAW}\\s+(?:${VERSION}|(?:this|the|our|my)\\s+(?:${OTHER}[a-z-]+\\s+)?${WORK})\\b${NOT_ELSEWHERE}`,
  "(?:withdrawn|removed|retracted)\\s+by\\s+(?:the\\s+)?arxiv",
  `(?:^|[.;]\\s*)(?:this|it)?\\s*${WAS}${GONE}(?=\\s*(?:$|[.;,]|${WHY}))`,
  `\\b(?:this|it)\\s+is\\s+a\\s+${GONE}\\s+(?:version|${WORK})`,
];

/** A clause that begins with the word itself: `Withdrawn by the author`, `12 pages; withdrawn`; not `arXiv:2401.01234 (withdrawn)`. */
const CLAUSE = `(?:^[\\W_]{0,5}|[.;:,]\\s*|^[(\\[]\\s*|(?<!\\d\\s?)[(\\[]\\s*)(?:it\\s+is\\s+|(?:[a-z]+ly|full|formal|temporary|permanent|voluntary)\\s+)*(?:${GONE}|(?:withdrawal|retraction)(?:\\s+of\\s+(?:this|the)\\s+${WORK})?)(?=\\s*(?:$|[.;:,)\\]!*-]|(?:temporarily|from\\s+(?:the\\s+)?arxiv)\\b|${WHY}))`;

const COMMENT = new RegExp([...SAID, CLAUSE].join("|"), "i");

/** In an abstract only a sentence about this work, which may be all there is; others are its subject. */
const ABSTRACT = new RegExp(
  [
    `(?:^|[.!?:)\\]]\\s+)[^a-z]{0,3}this\\s+(?:version\\s+of\\s+(?:the|this|our)\\s+)?${WORK}${ASIDE}${WAS}${GONE}\\b${NOT_ELSEWHERE}`,
    `^[^a-z]{0,3}(?:the\\s+|our\\s+)?${WORK}${ASIDE}(?:${WAS})?${GONE}\\b(?=\\s*(?:$|[.;,)]|temporarily|(?!by\\b)${WHY}|by\\s+(?:the\\s+)?(?:authors?|submitters?|arxiv|us|me)\\b))`,
    `(?:^|[.!?]\\s+)${WHO}\\s+${WILL}${WITHDRAW}\\s+(?:this\\s+version|(?:this|our|my)\\s+(?:${OTHER}[a-z-]+\\s+)?${WORK})\\b${NOT_ELSEWHERE}`,
    `\\b(?:update|note|remark):\\s+(?:this\\s+|the\\s+)?${WORK}\\s+(?:${WAS})?${GONE}\\b${NOT_ELSEWHERE}`,
    "(?:withdrawn|removed)\\s+by\\s+(?:the\\s+)?arxiv",
    `^[^a-z]{0,3}${GONE}(?=\\s*(?:$|[.;:,)\\]]|${WHY}))`,
  ].join("|"),
  "i",
);

const TITLE = new RegExp(
  [
    `^[^a-z]{0,3}${GONE}(?:\\s+${WORK})?\\s*(?:$|[:\\])–—]|-\\s)`,
    `[(\\[]\\s*(?:(?:this\\s+)?${WORK}\\s+)?(?:${WAS})?${GONE}(?:\\s+by\\s+[^()\\]]{1,30})?\\s*[)\\]]\\s*\\.?$`,
    `[:–—-]\\s*${GONE}\\s*\\.?$`,
    `^this\\s+${WORK}\\s+${WAS}${GONE}\\b`,
  ].join("|"),
  "i",
);

/** Whether its authors or arXiv say that a work was withdrawn, retracted or removed; not that a drug or money was. */
export function isWithdrawn({ title, abstract, comment }: Noticed): boolean {
  return (
    (comment !== undefined && says(COMMENT, comment)) ||
    (abstract !== undefined && says(ABSTRACT, abstract)) ||
    (title !== undefined && says(TITLE, title))
  );
}

/** Most texts have neither word, and only a part of a long one is worth a look. */
function says(notice: RegExp, text: string): boolean {
  return /withdr|retract|removed/i.test(text) && notice.test(text.slice(0, LONGEST));
}

const LONGEST = 4_000;
