/** The style of the pages of text that the Worker writes itself; colours as on the playground. */
export const style = `
:root { color-scheme: light dark; --text: light-dark(#131a24, #e9edf3); --quiet: light-dark(#465063, #b3bdcb);
  --accent: light-dark(#2360e0, #6ea6ff); --bg: light-dark(#ffffff, #0f1319); --lane: light-dark(#f5f7fa, #151b24); --line: light-dark(#e4e8ed, #232a35); }
body { margin: 0; background: var(--bg); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 24px 16px 64px; }
h1 { font-size: 24px; } h2 { font-size: 18px; margin: 40px 0 8px; } h3 { font-size: 15px; margin: 24px 0 4px; }
a { color: var(--accent); } code, pre { font: 13px/1.5 ui-monospace, monospace; }
pre { background: var(--lane); border: 1px solid var(--line); border-radius: 6px; padding: 12px; overflow-x: auto; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: start; vertical-align: top; padding: 4px 16px 4px 0; border-bottom: 1px solid var(--line); }
th { font-weight: 600; } .scroll { overflow-x: auto; } .quiet { color: var(--quiet); }
ul.fields { list-style: none; margin: 0; padding-inline-start: 16px; border-inline-start: 1px solid var(--line); }
dt { font-weight: 600; margin-top: 8px; } dd { margin-inline-start: 16px; }
:target { background: var(--lane); outline: 8px solid var(--lane); }
`;
