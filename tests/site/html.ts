/** Text made safe for HTML, in content and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A whole document; `body` and `script` are put in as they are, `accent` is a CSS colour. */
export function documentOf(page: {
  readonly title: string;
  readonly accent: string;
  readonly body: string;
  readonly script?: string;
}): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(page.title)}</title>
<link rel="icon" href="data:,">
<style>:root { --accent: ${page.accent} }
${css}</style>
</head>
<body>
${page.body}
${page.script ? `<script>${page.script}</script>` : ''}
</body>
</html>
`;
}

const css = `
* { box-sizing: border-box }
body { margin: 0; font: 16px/1.55 system-ui, "Segoe UI", Roboto, sans-serif; color: #20262e; background: #f4f2ee }
header { background: var(--accent); color: #fff; padding: 14px 32px; display: flex; gap: 24px; align-items: baseline }
header b { font-size: 18px; letter-spacing: .02em }
header a { color: inherit; opacity: .85; text-decoration: none; font-size: 14px }
main { max-width: 960px; margin: 0 auto; padding: 24px 32px 64px }
h1 { font-size: 32px; line-height: 1.2; margin: 16px 0 8px }
h2 { font-size: 20px; margin: 32px 0 12px }
p { max-width: 68ch; margin: 0 0 12px }
a { color: var(--accent) }
button { font: inherit; padding: 8px 16px; border: 1px solid var(--accent); border-radius: 20px; background: #fff; color: var(--accent) }
.soft { color: #616b77 }
.card { background: #fff; border: 1px solid #e2dfd8; border-radius: 10px; overflow: hidden }
.cover { height: 120px; background: linear-gradient(120deg, var(--accent), #9db8cf) }
.inside { padding: 20px 24px }
.people { list-style: none; margin: 0; padding: 0; display: grid; gap: 12px; grid-template-columns: repeat(auto-fill, minmax(260px, 1fr)) }
.people li { background: #fff; border: 1px solid #e2dfd8; border-radius: 10px; padding: 14px 16px; overflow-wrap: anywhere }
.people b { display: block }
.people small { display: block; color: #616b77; line-height: 1.4; margin: 2px 0 8px }
.people a { font-size: 14px; display: block }
`;
