import tseslint from 'typescript-eslint'

/** Imports run one way (README, "How the code is laid out"): what a folder may not import. */
const fence = (files, regex) => ({
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          { regex, message: 'Imports run one way: see "How the code is laid out" in README.md' },
        ],
      },
    ],
  },
})

export default tseslint.config(
  { ignores: ['dist', 'node_modules', '.data', 'coverage', '**/*.mjs'] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  { languageOptions: { parserOptions: { projectService: true } } },
  {
    rules: {
      'max-lines': ['error', 250],
      'max-lines-per-function': ['error', 50],
      complexity: ['error', 10],
      'max-depth': ['error', 3],
      'max-params': ['error', 4],
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      // Fights mongoose schemas.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      'no-restricted-properties': ['error', { object: 'process', property: 'env' }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only' },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  // Plain scripts for the browser: no types to check.
  {
    files: ['server/web/public/*.js'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: { parserOptions: { projectService: false, program: null } },
  },
  { files: ['test/**'], rules: { 'max-lines-per-function': 'off' } },
  // The environment is read in one place; scripts hand it on to the processes they start.
  { files: ['server/config.ts', 'scripts/**'], rules: { 'no-restricted-properties': 'off' } },
  fence(['matching/**'], '^(?!\\.\\.?/|zod$)|^(\\.\\./)+(server|models|scripts|test)/'),
  fence(['models/**'], '/(server|scripts|test)/'),
  fence(
    ['server/features/**/*.service.ts', 'server/features/**/*.query.ts'],
    '(\\.routes\\.|/web/|/jobs/|/realtime/|/app\\.|/main\\.|/http/)',
  ),
  fence(
    ['server/events/**', 'server/problem.ts', 'server/deps.ts'],
    '(/features/|/web/|/jobs/|/http/)',
  ),
  fence(['server/jobs/**', 'server/realtime/**'], '(\\.routes\\.|/web/|/http/|/app\\.|/main\\.)'),
  fence(['server/http/**'], '(\\.routes\\.|/web/|/jobs/|/realtime/|/app\\.|/main\\.)'),
)
