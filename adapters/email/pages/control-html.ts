import type { Button, Form, FormField, TypedCommand } from "../../../src/chat/message.ts";
import { type Html, html } from "../../../src/html/html.ts";
import type { HtmlTarget } from "../../../src/html/html-target.ts";
import { LINK_PATHS } from "../people/links.ts";

/** Names in a form: of the token, of what is to be run, and, with this before it, of what is filled in. */
export const FIELD = "field.";

/** Controls of a message as forms that carry the token in their body. */
export function controlsFor(token: string): HtmlTarget {
  let ids = 0;
  const newId = () => `field-${++ids}`;
  return {
    press: (action, about) =>
      action.kind === "form" ? formHtml(action, token, newId) : buttonHtml(action, about, token),
    typed: (command) => commandHtml(command, token),
  };
}

/** A form of the page for who holds the token. */
export function ownForm(token: string, content: Html): Html {
  return html`<form method="post" action="${LINK_PATHS.manage}">
<input type="hidden" name="t" value="${token}">
${content}</form>
`;
}

/** Several buttons of one label are told apart by what they are about, to who hears them. */
function buttonHtml({ label, action, value, style }: Button, about: string, token: string): Html {
  const name = about === "" ? undefined : html` aria-label="${label}: ${about}"`;
  const content = html`<input type="hidden" name="action" value="${action}">
<input type="hidden" name="value" value="${value}">
<button type="submit" class="${style ?? "plain"}"${name}>${label}</button>
`;
  return ownForm(token, content);
}

function formHtml(
  { label, title, action, value, fields }: Form,
  token: string,
  newId: () => string,
): Html {
  const content = html`<input type="hidden" name="action" value="${action}">
<input type="hidden" name="value" value="${value}">
<fieldset>
<legend>${title}</legend>
${fields.map((field) => fieldHtml(field, newId()))}<button type="submit">${label}</button>
</fieldset>
`;
  return ownForm(token, content);
}

function fieldHtml({ name, label, value, example, required, input }: FormField, id: string): Html {
  if (input?.kind === "choice") return choicesHtml(FIELD + name, label, input);
  const must = required ? html` required` : undefined;
  const kind = input?.kind === "time" ? html`type="time"` : html`type="text" maxlength="500"`;
  const hint = example === undefined ? undefined : html` aria-describedby="${id}-hint"`;
  const words = hint && html`<p class="hint" id="${id}-hint">Such as ${example}</p>\n`;
  return html`<label for="${id}">${label}</label>
<input id="${id}" ${kind} name="${FIELD}${name}" value="${value ?? ""}"${hint}${must}>
${words}`;
}

function choicesHtml(
  name: string,
  label: string,
  { choices, chosen, many }: Extract<FormField["input"], { kind: "choice" }>,
): Html {
  const type = many ? "checkbox" : "radio";
  const each = choices.map((choice) => {
    const checked = chosen.includes(choice) ? html` checked` : undefined;
    return html`<label><input type="${type}" name="${name}" value="${choice}"${checked}> ${choice}</label>\n`;
  });
  return html`<fieldset class="choices">
<legend>${label}</legend>
${each}</fieldset>
`;
}

/** Where the page does what a chat would be told. */
function commandHtml({ name, line }: TypedCommand, token: string): Html | undefined {
  if (name === "subscribe") return html`<a href="#topic">${line}</a>`;
  if (name !== "schedule") return undefined;
  return html`<a href="${LINK_PATHS.manage}?t=${token}">Change schedule</a>`;
}
