/** Close to Slack's own look, in the light theme. */
export const STYLE = `
body { margin: 0; padding: 16px 20px; background: #fff; color: #1d1c1d;
  font: 15px/1.46668 Lato, "Noto Sans", "Helvetica Neue", "Liberation Sans", "DejaVu Sans", sans-serif; }
.message { display: flex; gap: 8px; }
.avatar { flex: none; width: 36px; height: 36px; border-radius: 4px; background: #3d5a80; color: #fff;
  text-align: center; font: bold 20px/36px Georgia, serif; }
.name { font-weight: 900; }
.app { background: #e8e8e8; color: #616061; font-size: 10px; font-weight: 700; border-radius: 2px; padding: 1px 3px; vertical-align: 2px; }
time { color: #616061; font-size: 12px; font-weight: 400; margin-left: 4px; }
.body { max-width: 600px; }
.block { margin: 8px 0; }
.header { font-size: 18px; font-weight: 900; line-height: 1.33; }
.section { display: flex; justify-content: space-between; gap: 16px; align-items: flex-start; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; min-width: 0; }
.context { display: flex; gap: 8px; align-items: center; color: #616061; font-size: 12px; line-height: 1.5; white-space: pre-wrap; }
.actions { display: flex; flex-wrap: wrap; gap: 8px; }
a { color: #1264a3; text-decoration: none; }
.channel { color: #1264a3; background: #e8f5fa; border-radius: 3px; padding: 0 2px; }
b { font-weight: 900; }
code { color: #c01343; background: #f8f8f8; border: 1px solid #ddd; border-radius: 3px; padding: 2px 3px 1px; font: 12px "DejaVu Sans Mono", monospace; }
pre { background: #f8f8f8; border: 1px solid #ddd; border-radius: 4px; padding: 8px; margin: 4px 0; font: 12px/1.5 "DejaVu Sans Mono", monospace; white-space: pre-wrap; }
blockquote { margin: 0; padding-left: 12px; border-left: 4px solid #ddd; }
ul { margin: 0; padding-left: 26px; }
hr { border: 0; border-top: 1px solid #ddd; margin: 12px 0; }
.thumbnail { flex: none; box-sizing: border-box; width: 88px; height: 88px; border-radius: 4px; background: #f0ede6; padding: 12px 14px; }
.thumbnail i { display: block; height: 3px; margin-bottom: 5px; background: #b9b3a6; }
.thumbnail b { display: block; height: 18px; margin-bottom: 6px; background: #8aa3c1; }
.context .thumbnail { width: 20px; height: 20px; padding: 3px; overflow: hidden; }
.picture { background: #f8f8f8; border-radius: 8px; padding: 40px; text-align: center; color: #616061; }
button { border: 1px solid #bbbabb; border-radius: 4px; padding: 0 12px 1px; height: 28px; background: #fff; color: #1d1c1d; font: 700 13px Lato, "Noto Sans", "Liberation Sans", "DejaVu Sans", sans-serif; }
.primary { background: #007a5a; border-color: #007a5a; color: #fff; } .danger { background: #e01e5a; border-color: #e01e5a; color: #fff; }
.menu { box-sizing: border-box; display: inline-flex; justify-content: space-between; gap: 16px; height: 28px; padding: 3px 12px; border: 1px solid #bbbabb; border-radius: 4px; font-size: 13px; }
.top { display: flex; gap: 8px; align-items: center; font-size: 18px; }
.tabs { display: flex; gap: 20px; margin: 12px -20px 0; padding: 0 20px; border-bottom: 1px solid #ddd; font-size: 13px; color: #616061; }
.tab { padding: 6px 0; } .tab.open { color: #1d1c1d; font-weight: 700; border-bottom: 2px solid #3d5a80; }
.home { max-width: 680px; margin: 12px auto; }
`;
