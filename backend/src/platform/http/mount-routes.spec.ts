import type { IdempotencyStore } from './idempotency-store.ts';
import { mountRoutes } from './mount-routes.ts';
import type { Route } from './route.ts';

const store = jasmine.createSpyObj<IdempotencyStore>(['once']);
const base = { method: 'get', path: '/things', summary: '', handle: () => null } as const;

describe('mountRoutes', () => {
  it('refuses a route that does not say who may call it', () => {
    const open = { ...base } as unknown as Route;
    expect(() => mountRoutes([open], store)).toThrowError(/does not declare who may call it/);
    expect(() => mountRoutes([{ ...base, access: [] }], store)).toThrowError(/does not declare/);
  });

  it('refuses a command for anyone, because its answer is kept for a person', () => {
    const command: Route = { ...base, method: 'post', access: 'anyone', idempotent: true };
    expect(() => mountRoutes([command], store)).toThrowError(/needs an actor/);
  });

  it('takes routes that do', () => {
    expect(mountRoutes([{ ...base, access: ['candidate'] }], store)).toBeInstanceOf(Function);
  });
});
