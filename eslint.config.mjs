import boundaries from 'eslint-plugin-boundaries';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

// The folders of the design and what each may import. A folder that is not named here may not be imported at all.
const stages = [
  'calendar',
  'plan',
  'capture',
  'live',
  'upload',
  'journal',
  'status',
  'settings',
  'doctor',
  'alerts',
  'diagnosis',
];
const elements = [
  { type: 'shared', pattern: 'shared' },
  { type: 'ports', pattern: 'electron/ports' },
  { type: 'adapters', pattern: 'electron/adapters' },
  { type: 'kaltura', pattern: 'electron/kaltura' },
  { type: 'ffmpeg', pattern: 'electron/ffmpeg' },
  ...stages.map((stage) => ({ type: stage, pattern: `electron/${stage}` })),
  { type: 'engine', pattern: 'electron/engine' },
  { type: 'shell', pattern: 'electron/shell' },
  { type: 'root', pattern: 'electron' },
  { type: 'renderer', pattern: 'renderer' },
  { type: 'test', pattern: 'test' },
];
const everything = elements.map((e) => e.type).filter((t) => t !== 'test' && t !== 'renderer');
const may = {
  shared: ['shared'],
  ports: ['shared', 'ports'],
  adapters: ['shared', 'ports', 'adapters'],
  kaltura: ['shared', 'ports', 'kaltura'],
  ffmpeg: ['shared', 'ports', 'ffmpeg'],
  ...Object.fromEntries(stages.map((s) => [s, ['shared', 'ports', 'kaltura', 'ffmpeg', s]])),
  engine: everything.filter((t) => t !== 'adapters' && t !== 'shell' && t !== 'root'),
  shell: everything,
  root: everything,
  renderer: ['shared', 'renderer'],
  test: [...everything, 'renderer', 'test'],
};

export default tseslint.config(
  { ignores: ['node_modules', 'out', 'release', 'test/fixtures', 'test-results'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { boundaries },
    settings: {
      'boundaries/elements': elements,
      'boundaries/root-path': import.meta.dirname,
      'import/resolver': { node: { extensions: ['.ts', '.tsx', '.mjs', '.js'] } },
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: Object.entries(may).map(([from, types]) => ({
            from: { element: { type: from } },
            allow: types.map((type) => ({ to: { element: { type } } })),
          })),
        },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['electron/**/*.ts', 'shared/**/*.ts'],
    ignores: ['electron/shell/**', 'electron/main.ts', 'electron/preload.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'electron', message: 'Only electron/shell, main.ts and preload.ts may import Electron.' }] },
      ],
    },
  },
  {
    files: ['electron/**/*.ts', 'shared/**/*.ts'],
    ignores: ['electron/adapters/**', 'electron/shell/**', 'electron/main.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time is a port: electron/ports/clock.ts.' },
        { object: 'Math', property: 'random', message: 'Chance is a port: electron/ports/random.ts.' },
      ],
      'no-restricted-globals': [
        'error',
        ...['setTimeout', 'setInterval', 'fetch'].map((name) => ({ name, message: 'Use a port.' })),
      ],
    },
  },
  {
    files: ['shared/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ group: ['node:*'], message: 'shared/ is pure.' }] }] },
  },
  { files: ['renderer/**/*.{ts,tsx}'], plugins: { 'react-hooks': hooks }, rules: hooks.configs.recommended.rules },
);
