import { defineConfig, globalIgnores } from 'eslint/config';
import astro from 'eslint-plugin-astro';
import ts from 'typescript-eslint';

/**
 * Core rules that find faults; style is Prettier’s business, and what the compiler finds is left to it.
 * @type {import('eslint').Linter.RulesRecord}
 */
const faults = {
  eqeqeq: 'error',
  'no-alert': 'error',
  'no-async-promise-executor': 'error',
  'no-case-declarations': 'error',
  'no-cond-assign': 'error',
  'no-constant-binary-expression': 'error',
  'no-constant-condition': 'error',
  'no-debugger': 'error',
  'no-dupe-else-if': 'error',
  'no-duplicate-case': 'error',
  'no-duplicate-imports': ['error', { allowSeparateTypeImports: true }],
  'no-empty-character-class': 'error',
  'no-eval': 'error',
  'no-loss-of-precision': 'error',
  'no-misleading-character-class': 'error',
  'no-new-func': 'error',
  'no-regex-spaces': 'error',
  'no-self-compare': 'error',
  'no-sparse-arrays': 'error',
  'no-template-curly-in-string': 'error',
  'no-unmodified-loop-condition': 'error',
  'no-unsafe-finally': 'error',
  'no-unsafe-optional-chaining': 'error',
  'no-useless-backreference': 'error',
  'no-useless-escape': 'error',
  'no-var': 'error',
  'object-shorthand': 'error',
  'prefer-const': 'error',
};

/**
 * Which way imports may point: pages → components → catalog, lookup → schema.
 * @param {[regex: string, message: string][]} patterns
 */
const forbid = (...patterns) => ({
  '@typescript-eslint/no-restricted-imports': ['error', { patterns: patterns.map(([regex, message]) => ({ regex, message })) }],
});
const noAstro = ['^astro:', 'This runs in plain Node and in tests: only the loader and the barrel may import `astro:*`.'];
const noPages = ['/(pages|components)/', 'Imports point one way: pages → components → catalog, lookup → schema.'];

export default defineConfig(
  globalIgnores(['.astro/', '.cache/', 'dist/', 'node_modules/', 'playwright-report/', 'test-results/']),
  {
    files: ['**/*.{ts,mjs,js}'],
    extends: [ts.configs.strictTypeChecked, ts.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...faults,
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // An empty text counts as none: `||` is meant.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // An index signature is read with brackets on purpose: `process.env['CI']` says that it may not be there.
      '@typescript-eslint/dot-notation': 'off',
    },
  },
  {
    files: ['src/catalog/**/*.ts'],
    rules: forbid(noAstro, noPages),
  },
  {
    files: ['src/catalog/load.ts', 'src/catalog/loader.ts'],
    rules: forbid(noPages),
  },
  {
    files: ['src/lookup/**/*.ts', 'src/browser/**/*.ts', 'src/i18n/**/*.ts'],
    rules: forbid(noAstro, noPages),
  },
  {
    // Tests look into JSON and printed errors, whose shape is what they test.
    files: ['tests/**/*.ts'],
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off', '@typescript-eslint/no-unsafe-member-access': 'off' },
  },
  {
    // Plain JavaScript is what runs before packages are there, and what readers copy: it carries no types.
    files: ['**/*.{mjs,js}'],
    extends: [ts.configs.disableTypeChecked],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },
  astro.configs.recommended,
  {
    // The types of what Astro files import are Astro’s own check’s business.
    files: ['**/*.astro', '**/*.astro/*.ts', '**/*.astro/*.js'],
    extends: [ts.configs.disableTypeChecked],
    rules: faults,
  },
);
