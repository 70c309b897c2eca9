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
 * The rooms of the house, lowest first: a room imports from itself and from the rooms before it, never from one behind it.
 * `i18n` is the words of the interface and may be read from `publish` upward.
 */
export const rooms = ['catalog', 'engine', 'publish', 'site', 'cli'];

/** Site is more than its own folder: what Astro wants at a fixed place belongs to it. */
const placesOf = { site: ['site', 'components', 'pages'] };

/** Rules for the files of one room: what it may not import. */
const guardRoom = (room) => {
  const above = rooms.slice(rooms.indexOf(room) + 1).flatMap((name) => placesOf[name] ?? [name]);
  const patterns = above.length
    ? [{ regex: `^\\.\\.?/(?:.*/)?(?:${above.join('|')})/`, message: `Imports point one way: ${rooms.join(' ← ')}. ${room} may not import from a room above it.` }]
    : [];
  if (room !== 'site') patterns.push({ regex: '^astro:', message: 'This runs in plain Node and in tests: only the site may import `astro:*`.' });
  return {
    files: (placesOf[room] ?? [room]).map((place) => `src/${place}/**/*.{ts,astro}`),
    plugins: { '@typescript-eslint': ts.plugin },
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
  };
};

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
  ...rooms.map(guardRoom),
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
