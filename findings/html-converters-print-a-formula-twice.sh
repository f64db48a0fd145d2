#!/usr/bin/env bash
# turndown 7.2.5, node-html-markdown 2.0.0 and html-to-text 10.0.1: a formula in MathML is followed by its annotation,
# the TeX that it was made from, which no browser shows. KaTeX adds a rendering for the eye, which makes three:
# "O(n2)O(n^{2})O(n2)". rehype-remark 10.0.1 drops MathML as a whole, so that something runs "in  steps", and takes
# from KaTeX "O(n2)". None gives the TeX alone, which is there, and which text can hold.
# Guessed: whoever turns pages into text knows that MathML has alternatives of which one is read, as <picture> has.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent turndown@7.2.5 node-html-markdown@2.0.0 html-to-text@10.0.1 katex@0.19.1 rehype-parse@9.0.1 rehype-remark@10.0.1 remark-stringify@11.0.0 unified@11.0.5

cat >run.mjs <<'JS'
import { convert } from "html-to-text";
import katex from "katex";
import { NodeHtmlMarkdown } from "node-html-markdown";
import rehypeParse from "rehype-parse";
import rehypeRemark from "rehype-remark";
import remarkStringify from "remark-stringify";
import TurndownService from "turndown";
import { unified } from "unified";

const unify = unified().use(rehypeParse).use(rehypeRemark).use(remarkStringify);
for (const output of ["mathml", "htmlAndMathml"]) {
  const html = `<p>Runs in ${katex.renderToString("O(n^{2})", { output })} steps</p>`;
  console.log(output);
  console.log(`turndown: ${new TurndownService().turndown(html)}`);
  console.log(`node-html-markdown: ${NodeHtmlMarkdown.translate(html)}`);
  console.log(`html-to-text: ${convert(html)}`);
  console.log(`rehype-remark: ${String(unify.processSync(html)).trim()}`);
}
JS
node run.mjs | tee seen

cat >expected <<'TEXT'
mathml
turndown: Runs in O(n2)O(n^{2}) steps
node-html-markdown: Runs in O(n2)O(n^{2}) steps
html-to-text: Runs in O(n2)O(n^{2}) steps
rehype-remark: Runs in  steps
htmlAndMathml
turndown: Runs in O(n2)O(n^{2})O(n2) steps
node-html-markdown: Runs in O(n2)O(n^{2})O(n2) steps
html-to-text: Runs in O(n2)O(n^{2})O(n2) steps
rehype-remark: Runs in O(n2) steps
TEXT
diff expected seen && echo "As described above."
