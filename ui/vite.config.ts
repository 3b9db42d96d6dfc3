import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { antdCss } from './build/antd-css.ts';

export default defineConfig(({ mode }) => ({
  plugins: [react(), antdCss()],
  resolve: {
    alias: [
      // `vite --mode fake` shows the window in a plain browser, with fixtures in place of the core.
      ...(mode === 'fake' ? [{ find: '@/host', replacement: `${import.meta.dirname}/dev/host.ts` }] : []),
      { find: '@', replacement: `${import.meta.dirname}/src` },
    ],
  },
  // The window is WebKit on Linux and macOS and WebView2 on Windows: both are newer than this.
  build: { target: 'safari16', assetsInlineLimit: 0, modulePreload: { polyfill: false }, reportCompressedSize: false, chunkSizeWarningLimit: 2500 },
  server: { port: 5173, strictPort: true, host: '127.0.0.1' },
  clearScreen: false,
  test: { environment: 'jsdom', setupFiles: ['src/test-setup.ts'], css: false, testTimeout: 30_000, include: ['src/**/*.test.{ts,tsx}'] },
}));
