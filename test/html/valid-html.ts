import { HtmlValidate } from "html-validate";

const validate = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:a11y", "html-validate:document"],
  // What comes from the same server cannot be more trusted than the page.
  rules: { "require-sri": ["error", { target: "crossorigin" }] },
});

/** What is wrong with a whole page or mail by the HTML standard, a line each. */
export function faultsOfHtml(markup: string): string[] {
  const { results } = validate.validateStringSync(markup);
  return results.flatMap(({ messages }) =>
    messages.map(({ line, ruleId, message }) => `line ${line}: ${ruleId}: ${message}`),
  );
}
