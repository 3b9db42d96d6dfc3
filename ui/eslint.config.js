import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import js from '@eslint/js';
import a11y from 'eslint-plugin-jsx-a11y';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import hooks from 'eslint-plugin-react-hooks';
import ts from 'typescript-eslint';

const unused = createRequire(import.meta.url)('./build/antd-unused.json');
const features = readdirSync(new URL('./src/features', import.meta.url));

/** The layers: host ← api ← shared ← features ← app. shared knows only itself; api may use shared's errors; a feature never imports another. */
const zones = [
  { target: './src/shared', from: ['./src/features', './src/app', './src/api', './src/host'], message: 'shared knows nothing above it' },
  { target: './src/api', from: ['./src/features', './src/app'], message: 'api knows no screen' },
  { target: './src/features', from: './src/app', message: 'a feature does not know the window around it' },
  { target: ['./src/features', './src/app'], from: './src/host', message: 'go through src/api' },
  ...features.map((name) => ({
    target: `./src/features/${name}`,
    from: './src/features',
    except: [`./${name}`],
    message: 'a feature never imports another; what both need belongs in shared or api',
  })),
];

export default ts.config(
  { ignores: ['dist', 'src/api/bindings'] },
  js.configs.recommended,
  ts.configs.recommendedTypeChecked,
  a11y.flatConfigs.recommended,
  hooks.configs.flat.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver({ project: 'tsconfig.json' })] },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones, basePath: import.meta.dirname }],
      'import-x/no-cycle': 'error',
      'max-lines': ['error', 400],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [{ name: 'antd', importNames: unused, message: 'its styles are left out; take it out of build/antd-unused.json first' }],
          patterns: [{ group: ['@tauri-apps/*'], message: 'only src/host imports the platform' }],
        },
      ],
    },
  },
  {
    files: ['src/host/**'],
    rules: { 'no-restricted-imports': 'off' },
  },
  { files: ['**/*.test.{ts,tsx}', 'build/**', 'dev/**', 'src/test-setup.ts', 'src/shared/theme/roles.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
  { files: ['**/*.js'], extends: [ts.configs.disableTypeChecked], languageOptions: { globals: { URL: 'readonly', document: 'readonly', localStorage: 'readonly', matchMedia: 'readonly' } } },
);
