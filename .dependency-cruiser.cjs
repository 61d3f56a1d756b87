const error = (name, from, to) => ({ name, severity: 'error', from, to });

/** Folders of frontend/src/app that every area may use. */
const shared = '(core|ui|shell|chat)';
const area = `^frontend/src/app/(?!${shared}/)([^/]+)/`;

/** A domain of the back end. Each part of `identity` is one of its own. */
const domain = '(identity/[^/]+|[^/]+)';
const domainIndex = '^backend/src/(identity/)?[^/]+/index\\.ts$';

/** Files of the back end that hold an entity and its transitions. */
const entities =
  '(draw|sitting|invitation|announcement|exam|exam-room|identity-file|school|person|session|login-code)';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    error('no-circular', {}, { circular: true }),
    // A rule cannot see an import that was not resolved, so that is an error too.
    error('no-unresolvable', { pathNot: '\\.gen\\.ts$' }, { couldNotResolve: true }),
    error('specs-are-imported-by-nobody', { pathNot: '\\.gen\\.ts$' }, { path: '\\.spec\\.ts$' }),
    error(
      'test-support-is-for-specs',
      {
        pathNot:
          '(\\.spec\\.ts$|^backend/test/|^deploy/local/|^frontend/e2e/|^frontend/src/app/.*/testing/)',
      },
      { path: '(^backend/test/|^frontend/src/app/.*/testing/)' },
    ),

    error(
      'contracts-import-only-zod',
      { path: '^backend/contracts/' },
      { pathNot: ['^backend/contracts/', 'node_modules/zod'] },
    ),
    error(
      'platform-knows-no-domain',
      { path: '^backend/src/platform/' },
      { path: '^backend/src/(?!platform/)' },
    ),
    error(
      'domains-meet-at-index',
      { path: `^backend/src/(?!platform/|app/)${domain}/`, pathNot: '\\.spec\\.ts$' },
      {
        path: '^backend/src/(?!platform/)[^/]+/',
        pathNot: ['^backend/src/$1/', domainIndex],
      },
    ),
    error(
      'app-wires-domains-by-index',
      { path: '^backend/src/app/', pathNot: '\\.spec\\.ts$' },
      {
        path: '^backend/src/(?!platform/|app/)[^/]+/',
        pathNot: domainIndex,
      },
    ),
    error(
      'nobody-imports-the-wiring',
      { path: '^backend/src/(?!app/)' },
      { path: '^backend/src/app/' },
    ),
    error(
      'entities-policies-and-presenters-stay-pure',
      {
        path: `^backend/src/(?!platform/|app/)[^/]+/(${entities}|[^/]+-(policy|presenter))\\.ts$`,
      },
      { path: 'node_modules/', pathNot: 'node_modules/(zod/|@exam/contracts)' },
    ),
    error(
      'routes-know-no-tables',
      { path: '-routes\\.ts$' },
      { path: ['-record\\.ts$', 'node_modules/sequelize'] },
    ),
    error(
      'media-server-knows-no-back-end',
      { path: '^media-server/' },
      { path: '^(backend|frontend)/' },
    ),

    error(
      'frontend-sees-backend-only-as-contracts',
      { path: '^frontend/src/' },
      { path: '^(backend/(?!contracts/)|media-server/|deploy/)' },
    ),
    error(
      'core-knows-only-core',
      { path: '^frontend/src/app/core/' },
      { path: '^frontend/src/app/(?!core/)' },
    ),
    error(
      'ui-knows-only-core',
      { path: '^frontend/src/app/ui/' },
      { path: '^frontend/src/app/(?!core/|ui/)' },
    ),
    error(
      'shell-knows-no-area',
      { path: '^frontend/src/app/shell/' },
      { path: '^frontend/src/app/(?!core/|ui/|shell/)' },
    ),
    error(
      'areas-share-only-core-ui-and-shell',
      { path: area },
      { path: `^frontend/src/app/(?!${shared}/)[^/]+/`, pathNot: '^frontend/src/app/$1/' },
    ),
    error(
      'data-knows-only-core',
      { path: '^frontend/src/app/(?!core/|ui/)[^/]+/data/', pathNot: '\\.spec\\.ts$' },
      { path: '^frontend/src/app/', pathNot: ['^frontend/src/app/core/', '/data/'] },
    ),
    error(
      'state-knows-no-pages',
      { path: '^frontend/src/app/(?!core/|ui/)[^/]+/state/', pathNot: '\\.spec\\.ts$' },
      { path: '^frontend/src/app/', pathNot: ['^frontend/src/app/core/', '/(data|state)/'] },
    ),
    error(
      'ui-of-an-area-knows-no-feature',
      { path: '^frontend/src/app/(?!core/|ui/)[^/]+/ui/' },
      { path: '/(feature-[^/]+|state|data)/' },
    ),
    error(
      'features-reach-data-through-state',
      { path: '/feature-[^/]+/', pathNot: '\\.spec\\.ts$' },
      { path: '^frontend/src/app/[^/]+/data/' },
    ),
    error(
      'features-stand-alone',
      { path: '^frontend/src/app/[^/]+/(feature-[^/]+)/' },
      { path: '/feature-[^/]+/', pathNot: '/$1/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.gen\\.ts$' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.d.ts', '.json'],
    },
  },
};
