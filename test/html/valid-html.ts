import { HtmlValidate } from "html-validate";

const validate = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:a11y", "html-validate:document"],
});

/** What is wrong with a whole page or mail by the HTML standard, a line each. */
export function faultsOfHtml(markup: string): string[] {
  const { results } = validate.validateStringSync(markup);
  return results.flatMap(({ messages }) =>
    messages.map(({ line, ruleId, message }) => `line ${line}: ${ruleId}: ${message}`),
  );
}
