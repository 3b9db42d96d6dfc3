import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { createElement, Fragment, type ReactNode } from 'react';
import type { Plugin } from 'vite';
import { antdTheme } from '../src/shared/theme/antd.ts';
import { readRoles, type ThemeName } from '../src/shared/theme/roles.ts';
import unused from './antd-unused.json' with { type: 'json' };

const TOKENS = fileURLToPath(new URL('../src/shared/theme/tokens.css', import.meta.url));
const ID = 'virtual:antd.css';

/**
 * Ant Design normally writes its styles into the page while it runs, which the window's strict content policy forbids. This plugin writes them once, while
 * building: the whole sheet for the light theme, and for the dark theme only the variables.
 */
export function antdCss(): Plugin {
  let sheet: string | undefined;
  return {
    name: 'antd-css',
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    load(id) {
      if (id !== `\0${ID}`) return undefined;
      this.addWatchFile(TOKENS);
      sheet ??= staticSheet();
      return sheet;
    },
    watchChange(id) {
      if (id === TOKENS) sheet = undefined;
    },
  };
}

function staticSheet(): string {
  const css = readFileSync(TOKENS, 'utf8');
  const light = extract('light', css);
  return light + darkVariables(light, extract('dark', css));
}

function extract(name: ThemeName, css: string): string {
  // Extraction renders antd's CommonJS build; the provider must come from the same one.
  const require = createRequire(import.meta.url);
  const { extractStyle } = require('@ant-design/static-style-extract') as typeof import('@ant-design/static-style-extract');
  const { ConfigProvider } = require('antd') as typeof import('antd');
  const quiet = console.error;
  console.error = () => undefined; // rendering every component without its properties warns, and none of it matters here
  try {
    const theme = { ...antdTheme(readRoles(css, name), name), zeroRuntime: false };
    return extractStyle({
      excludes: unused, // keeps the sheet small; the linter refuses to import these
      customTheme: (node: ReactNode) => createElement(ConfigProvider, { theme }, createElement(Fragment, null, node)),
    });
  } finally {
    console.error = quiet;
  }
}

/** The blocks of variables that differ in the dark sheet, under the attribute that switches the theme. */
function darkVariables(light: string, dark: string): string {
  const blocks = [...dark.matchAll(/(\.crisis[^{}]*)\{(--[^{}]*)\}/g)];
  if (blocks.length === 0) throw new Error('no block of Ant Design variables was found');
  const known = new Set([...light.matchAll(/(\.crisis[^{}]*)\{(--[^{}]*)\}/g)].flatMap(([, at, body]) => body!.split(';').map((line) => `${at}${line}`)));
  return blocks
    .map(([, at, body]) => [at!, body!.split(';').filter((line) => line && !known.has(`${at}${line}`))] as const)
    .filter(([, lines]) => lines.length > 0)
    .map(([at, lines]) => `[data-theme=dark] ${at}{${lines.join(';')}}`)
    .join('\n');
}
