import { type Html, html, printHtml } from "./html.ts";

export interface HtmlDocument {
  /** Plain text. */
  readonly title: string;
  /** What else stands in the head, such as its style. */
  readonly head: Html;
  readonly body: Html;
}

/** A whole page or mail, in English, for screens of any width, dark or light. */
export function htmlDocument({ body, ...around }: HtmlDocument): string {
  const [above, below] = aroundBody(around);
  return above + printHtml(body) + below;
}

/** The same without its body: what stands above that, and below. */
export function aroundBody({
  title,
  head,
}: Omit<HtmlDocument, "body">): readonly [above: string, below: string] {
  const above = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${head}</head>
<body>
`;
  return [printHtml(above), "</body>\n</html>\n"];
}
