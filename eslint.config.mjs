import eslint from '@eslint/js';
import ngrx from '@ngrx/eslint-plugin';
import angular from 'angular-eslint';
import jasmine from 'eslint-plugin-jasmine';
import tseslint from 'typescript-eslint';

const typed = (...project) => ({
  parserOptions: { project, tsconfigRootDir: import.meta.dirname },
});

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/**',
      'dist/**',
      '.angular/**',
      '.data/**',
      'coverage/**',
      '**/*.gen.ts',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{js,mjs,cjs}'],
    extends: [eslint.configs.recommended],
    languageOptions: { globals: { module: 'writable', process: 'readonly', console: 'readonly' } },
  },
  {
    files: ['backend/**/*.ts', 'media-server/**/*.ts', 'deploy/**/*.ts', 'frontend/test/**/*.ts'],
    extends: [eslint.configs.recommended, ...tseslint.configs.strictTypeChecked],
    languageOptions: typed('tsconfig.backend.json'),
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // To leave a member out is what the rest of an object is for.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
    },
  },
  {
    files: ['frontend/e2e/**/*.ts'],
    extends: [eslint.configs.recommended, ...tseslint.configs.strictTypeChecked],
    languageOptions: typed('frontend/e2e/tsconfig.json'),
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: ['frontend/src/**/*.ts'],
    extends: [
      eslint.configs.recommended,
      ...tseslint.configs.strictTypeChecked,
      ...angular.configs.tsRecommended,
      ...ngrx.configs.all,
    ],
    languageOptions: typed('frontend/tsconfig.spec.json'),
    processor: angular.processInlineTemplates,
    rules: {
      // Components without members are templates that somebody gave a name.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Material's own way to take settings is a literal for a class of optional fields.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@angular-eslint/component-selector': [
        'error',
        { type: 'element', prefix: 'app', style: 'kebab-case' },
      ],
    },
  },
  {
    files: ['frontend/src/**/*.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
  },
  {
    files: ['**/*.spec.ts'],
    plugins: { jasmine },
    rules: {
      'jasmine/no-focused-tests': 'error',
      'jasmine/no-spec-dupes': 'error',
      'jasmine/missing-expect': 'off',
      // `expect(spy.method)` reads no `this`.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);
