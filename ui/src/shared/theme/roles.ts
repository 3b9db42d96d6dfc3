/** The two looks of the window. */
export type ThemeName = 'light' | 'dark';

/** Colours and sizes by role, as written in tokens.css (`accent` → `#1f5fbf`). */
export type Roles = Readonly<Record<string, string>>;

/** Reads the roles of one theme out of tokens.css, which stays the only place where a colour is written. */
export function readRoles(css: string, theme: ThemeName): Roles {
  const light = block(css, ':root');
  return theme === 'light' ? light : { ...light, ...block(css, '[data-theme=dark]') };
}

function block(css: string, selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`);
  if (start < 0) throw new Error(`tokens.css has no block ${selector}`);
  const body = css.slice(css.indexOf('{', start) + 1, css.indexOf('}', start));
  return Object.fromEntries([...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name!, value!.trim()]));
}
