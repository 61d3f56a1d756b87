/** @type {import('stylelint').Config} */
export default {
  extends: 'stylelint-config-standard-scss',
  ignoreFiles: ['dist/**', '**/node_modules/**'],
};
