import { dirname, join, relative, resolve } from 'node:path';
import { defineConfig, globalIgnores } from 'eslint/config';
import astro from 'eslint-plugin-astro';
import ts from 'typescript-eslint';

/**
 * Core rules that find faults. Prettier does the style, and what the compiler finds is left to it.
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

/** What everything that publishes or prints is made from. */
const facts = ['catalog', 'engine', 'publish', 'i18n'];

/**
 * The rooms of `src`, and from which rooms each may import besides itself. The data stands below, what reads it above, and nothing looks up.
 * `tests/unit/project/rooms.spec.ts` proves that this is held.
 */
export const rooms = {
  'content/i18n': [],
  i18n: ['content/i18n'],
  catalog: [],
  engine: ['catalog', 'i18n'],
  publish: ['catalog', 'engine', 'i18n'],
  cli: facts,
  snippets: [],
  styles: [],
  site: facts,
  components: [...facts, 'site', 'styles'],
  'content/docs': ['components', 'snippets'],
  pages: [...facts, 'site', 'components', 'snippets', 'styles'],
};

/** Rooms whose files only Astro reads: the others run in plain Node as well. */
const ofAstro = ['site', 'components', 'content/docs', 'pages'];

/**
 * The room of a file below `src`; undefined elsewhere. The script of an Astro file comes as a file below it.
 * @param {string} file absolute, or from the root of the repository
 */
export function findRoom(file) {
  const path = relative(join(import.meta.dirname, 'src'), resolve(import.meta.dirname, file)).replaceAll('\\', '/');
  // Astro wants it here; it belongs to the site.
  if (path === 'content.config.ts') return 'site';
  return Object.keys(rooms).find((room) => path.startsWith(`${room}/`));
}

/** @type {import('eslint').Rule.RuleModule} */
const roomsRule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      room: '{{from}} may import from {{allowed}}, not from {{to}}: see `rooms` in eslint.config.js.',
      astro: '{{from}} runs in plain Node too: only the site, its components and pages may import `{{name}}`.',
      node: 'The engine runs in browsers: it may not import `{{name}}`.',
    },
  },
  create(context) {
    const file = context.filename.replace(/(\.astro)[\\/].*$/, '$1');
    const from = findRoom(file);
    if (!from) return {};
    const check = (node) => {
      const name = node.source?.value;
      if (typeof name !== 'string') return;
      if (/^(astro|virtual):/.test(name) && !ofAstro.includes(from)) context.report({ node, messageId: 'astro', data: { from, name } });
      if (name.startsWith('node:') && from === 'engine') context.report({ node, messageId: 'node', data: { name } });
      if (!name.startsWith('.')) return;
      const to = findRoom(join(dirname(file), name));
      if (to && to !== from && !rooms[from].includes(to))
        context.report({ node, messageId: 'room', data: { from, to, allowed: rooms[from].join(', ') || 'no other room' } });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportAllDeclaration: check,
      ExportNamedDeclaration: check,
      TSImportType: check,
    };
  },
};

/** @type {import('eslint').Linter.Config} */
export const guardOfRooms = {
  files: ['src/**/*.{ts,mjs,astro}', 'src/**/*.astro/*.ts'],
  plugins: { house: { rules: { rooms: roomsRule } } },
  rules: { 'house/rooms': 'error' },
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
      // `||` is meant where an empty text counts as none.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // The compiler refuses enums, and looking for them costs a tenth of the run.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      // Brackets on purpose: `process.env['CI']` says that it may not be there.
      '@typescript-eslint/dot-notation': 'off',
    },
  },
  guardOfRooms,
  {
    files: ['tests/**/*.ts'],
    rules: {
      // Tests look into JSON and printed errors, whose shape is what they test.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      // The runner waits for these itself.
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', package: 'node:test', name: ['describe', 'test'] }] },
      ],
    },
  },
  {
    // Plain JavaScript is what runs before packages are installed, and what readers copy: it has no types.
    files: ['**/*.{mjs,js}'],
    extends: [ts.configs.disableTypeChecked],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },
  astro.configs.recommended,
  {
    // `astro check` knows the types of what Astro files import; the linter does not.
    files: ['**/*.astro', '**/*.astro/*.ts', '**/*.astro/*.js'],
    extends: [ts.configs.disableTypeChecked],
    rules: faults,
  },
);
