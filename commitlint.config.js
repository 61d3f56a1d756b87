/** Conventional commits; the scope is a domain's folder name, or is left out. */
export default {
  extends: ['@commitlint/config-conventional'],
  rules: {
    // Bodies hold URLs and measured tables, which must not be broken.
    'body-max-line-length': [0],
    'footer-max-line-length': [0],
    'subject-case': [0],
    'scope-case': [2, 'always', 'lower-case'],
  },
};
