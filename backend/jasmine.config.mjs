/** Specs that need nothing but the code. */
export default {
  spec_dir: '.',
  spec_files: [
    'backend/{contracts,src}/**/*.spec.ts',
    'media-server/src/**/*.spec.ts',
    'deploy/local/**/*.spec.ts',
    '!**/*.integration.spec.ts',
  ],
  env: { failSpecWithNoExpectations: true, forbidDuplicateNames: true, random: true },
};
