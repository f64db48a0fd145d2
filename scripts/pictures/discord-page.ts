import { type APIMessageComponent, ButtonStyle, ComponentType } from "discord.js";
import type { DiscordMessage } from "../../adapters/discord/render/render-message.ts";
import { markdownHtml, safe } from "./discord-markdown.ts";

/** Messages as a page that imitates Discord's look, to see a layout without an account. */
export function discordPage(messages: readonly DiscordMessage[], time: string): string {
  const bodies = messages.map(({ body }) => body.components.map(html).join(""));
  return `<!doctype html><meta charset="utf-8"><style>${STYLE}</style>
<div class="message"><div class="avatar">O</div><div class="side">
<div class="name">Offprint <span class="app">APP</span> <time>${safe(time)}</time></div>
${bodies.map((body) => `<div class="body">${body}</div>`).join("\n")}</div></div>\n`;
}

function html(component: APIMessageComponent): string {
  switch (component.type) {
    case ComponentType.Container:
      return `<div class="container">${component.components.map(html).join("")}</div>`;
    case ComponentType.Section:
      return `<div class="section"><div>${component.components.map(html).join("")}</div>${html(component.accessory)}</div>`;
    case ComponentType.TextDisplay:
      return `<div class="text">${markdownHtml(component.content)}</div>`;
    case ComponentType.Thumbnail:
      return `<div class="thumbnail" title="${safe(component.description ?? "")}"><i></i><i></i><i></i><b></b><i></i><i></i></div>`;
    case ComponentType.MediaGallery:
      return component.items.map(({ description }) => picture(description ?? "")).join("");
    case ComponentType.File:
      return `<div class="file">${safe(component.file.url.replace("attachment://", ""))}</div>`;
    case ComponentType.Separator:
      return "<hr>";
    case ComponentType.ActionRow:
      return `<div class="row">${component.components.map(html).join("")}</div>`;
    case ComponentType.StringSelect:
      return `<div class="menu">${safe(component.placeholder ?? "")}<span>⌄</span></div>`;
    case ComponentType.Button:
      return `<button class="style-${component.style}">${safe("label" in component ? (component.label ?? "") : "")}${component.style === ButtonStyle.Link ? ' <span class="out">↗</span>' : ""}</button>`;
    default:
      return `<div class="text">(component ${component.type})</div>`;
  }
}

function picture(description: string): string {
  return `<div class="picture">${safe(description)}</div>`;
}

const STYLE = `
body { margin: 0; padding: 18px 22px; background: #313338; color: #dbdee1;
  font: 16px/1.375 "gg sans", "Noto Sans", "Helvetica Neue", "DejaVu Sans", sans-serif; }
.message { display: flex; gap: 16px; }
.avatar { flex: none; width: 40px; height: 40px; border-radius: 50%; background: #3d5a80; color: #fff;
  text-align: center; font: bold 22px/40px Georgia, serif; }
.name { color: #f2f3f5; font-weight: 500; margin-bottom: 4px; }
.app { background: #5865f2; color: #fff; font-size: 10px; border-radius: 3px; padding: 2px 5px; vertical-align: 2px; }
time { color: #949ba4; font-size: 12px; margin-left: 4px; }
.body { display: flex; flex-direction: column; gap: 8px; max-width: 600px; margin-bottom: 6px; }
.container { display: flex; flex-direction: column; gap: 8px; padding: 16px; background: #2b2d31;
  border: 1px solid #3f4147; border-left: 4px solid #3d5a80; border-radius: 8px; }
.section { display: flex; justify-content: space-between; gap: 16px; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; }
h2 { font-size: 20px; line-height: 1.3; margin: 0; color: #f2f3f5; } h3 { font-size: 16px; margin: 0; color: #f2f3f5; }
small { font-size: 13px; color: #949ba4; display: block; } small a { font-size: 13px; }
a { color: #00a8fc; text-decoration: none; } strong { color: #f2f3f5; }
code { background: #1e1f22; border-radius: 4px; padding: 1px 4px; font: 14px "DejaVu Sans Mono", monospace; }
pre { background: #1e1f22; border-radius: 4px; padding: 8px; margin: 0; font: 13px "DejaVu Sans Mono", monospace; }
.time { background: #3f4147; border-radius: 3px; padding: 0 2px; }
.channel { color: #c9cdfb; background: #3c4270; border-radius: 3px; padding: 0 2px; }
hr { width: 100%; border: 0; border-top: 1px solid #3f4147; margin: 4px 0; }
.thumbnail { flex: none; box-sizing: border-box; width: 85px; height: 85px; border-radius: 8px; background: #e9e6df; padding: 12px 14px; }
.thumbnail i { display: block; height: 3px; margin-bottom: 5px; background: #b9b3a6; }
.thumbnail b { display: block; height: 18px; margin-bottom: 6px; background: #8aa3c1; }
.picture { background: #1e1f22; border-radius: 8px; padding: 40px; text-align: center; color: #949ba4; }
.file { background: #1e1f22; border: 1px solid #3f4147; border-radius: 8px; padding: 12px; color: #00a8fc; }
.row { display: flex; flex-wrap: wrap; gap: 8px; }
button { border: 0; border-radius: 8px; padding: 0 15px; height: 32px; background: #4e5058; color: #fff; font: 500 14px inherit; font-family: inherit; }
.style-1 { background: #5865f2; } .style-4 { background: #da373c; } .out { font-size: 12px; }
.menu { box-sizing: border-box; width: 100%; max-width: 400px; display: flex; justify-content: space-between; padding: 8px 12px; background: #1e1f22; border: 1px solid #3f4147; border-radius: 8px; color: #949ba4; }
`;
