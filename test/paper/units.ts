/** What hostile texts repeat: the beginnings of ids, of links, and of what stands around them. */
export const UNITS = [
  ..."a. < , arxiv.org/ arXiv: https:// 2401. %2f hep-th/ ( ) 10.1000/ doi: /doi/ biorxiv".split(
    " ",
  ),
  " ",
];
