import { roomRole, schoolRole } from '@exam/contracts';
import type { Sequelize } from 'sequelize';

import type { Caller } from '../../test/access/caller.ts';
import { exampleRequest } from '../../test/access/example-requests.ts';
import { createPlace, type Place, type PlaceIds } from '../../test/access/place.ts';
import { RunningApi } from '../../test/running-api.ts';
import type { AccessRole, Route } from '../platform/http/route.ts';
import type { Actor } from '../platform/policy/actor.ts';
import type { Composition } from './compose.ts';

/** Somebody who is signed in, in the room, college and school that are "here". */
interface Person {
  readonly name: string;
  readonly access: AccessRole;
  readonly cookie: string;
}

/**
 * Route × role × school × college × room, generated from the routes themselves. A route that was
 * added is in it at once; what it wants in its path, query and body is in test/access/.
 */
describe('access to the API', () => {
  let api: RunningApi;
  let sequelize: Sequelize;
  let composition: Composition;
  let caller: Caller;
  let here: Place;
  let nextRoom: Place;
  let otherCollege: Place;
  let otherSchool: Place;
  let people: Person[];

  beforeAll(async () => {
    api = await RunningApi.start();
    ({ composition, caller, sequelize } = api);
    here = await createPlace(sequelize, caller);
    const { schoolId, collegeId } = here.ids;
    nextRoom = await createPlace(sequelize, caller, { schoolId, collegeId });
    otherCollege = await createPlace(sequelize, caller, { schoolId });
    otherSchool = await createPlace(sequelize, caller);
    people = await signInAll(here);
  });
  afterAll(() => api.stop());

  /** One person of every kind. */
  const signInAll = async ({ fixture }: Place): Promise<Person[]> => {
    const person = async (name: string, access: AccessRole, actor: Actor): Promise<Person> => ({
      ...{ name, access, cookie: await caller.signIn(actor) },
    });
    const all = [await person('candidate', 'candidate', (await fixture.seat('waiting')).actor)];
    for (const role of roomRole.options) {
      all.push(await person(role, 'examiner', await fixture.staff(role)));
    }
    for (const role of schoolRole.options) {
      all.push(await person(role, role, await fixture.admin(role)));
    }
    return all;
  };

  /** Signing out is for anyone, and would end the matrix. */
  const guarded = () => composition.routes.filter(({ access }) => access !== 'anyone');
  const open = ({ access }: Person) =>
    guarded().filter((route) => (route.access as readonly AccessRole[]).includes(access));
  /** Operators are of no school: they may do with every school what they may do. */
  const isOperators = ({ path }: Route) => path.startsWith('/operator/');

  const ask = async (route: Route, { ids }: Place, cookie: string | null) => {
    const request = exampleRequest(route, ids);
    const answer = await caller.send(route, request, cookie);
    return { ...answer, named: request.named };
  };
  /**
   * Asks for everything of `place` that the person's role opens. What names one of `secrets` must not
   * be there, and no answer tells one.
   */
  const expectNothing = async (
    person: Person,
    place: Place,
    routes: readonly Route[],
    secrets: readonly (keyof PlaceIds)[],
  ): Promise<void> => {
    for (const route of routes) {
      const { status, text, named } = await ask(route, place, person.cookie);
      const context = `${person.name}: ${route.method} ${route.path} → ${text.slice(0, 200)}`;
      const reachesOut = secrets.some((name) => named.includes(name));
      if (reachesOut) expect([403, 404]).withContext(context).toContain(status);
      else expect(status).withContext(context).toBeLessThan(500);
      if (status >= 300) continue;
      for (const name of secrets) {
        expect(text.includes(place.ids[name])).withContext(`${context} tells ${name}`).toBeFalse();
      }
    }
  };

  it('is for people who are signed in, wherever a route does not say otherwise', async () => {
    expect(guarded().length).toBeGreaterThan(60);
    for (const route of guarded()) {
      const context = `${route.method} ${route.path}`;
      expect((await ask(route, here, null)).status)
        .withContext(context)
        .toBe(401);
    }
  });

  it('is for the roles that a route names, also in their own room', async () => {
    const refuse = async (person: Person) => {
      const opened = new Set(open(person));
      for (const route of guarded().filter((one) => !opened.has(one))) {
        const context = `${person.name}: ${route.method} ${route.path}`;
        const { status } = await ask(route, here, person.cookie);
        expect(status).withContext(context).toBe(403);
      }
    };
    await Promise.all(people.map(refuse));
  });

  it('reaches no other school', async () => {
    const secrets = Object.keys(otherSchool.ids) as (keyof PlaceIds)[];
    for (const person of people) {
      const routes = open(person).filter((route) => !isOperators(route));
      await expectNothing(person, otherSchool, routes, secrets);
    }
  });

  it('reaches no other college, for who is of one', async () => {
    const secrets = (Object.keys(otherCollege.ids) as (keyof PlaceIds)[]).filter(
      (name) => name !== 'schoolId',
    );
    for (const person of people.filter(({ access }) => access === 'collegeAdmin')) {
      await expectNothing(person, otherCollege, open(person), secrets);
    }
  });

  it('reaches no other room, for who is in one', async () => {
    const isInOneRoom = ({ access }: Person) => access === 'candidate' || access === 'examiner';
    const secrets = ['examRoomId', 'sittingId', 'candidateId'] as const;
    for (const person of people.filter(isInOneRoom)) {
      for (const place of [nextRoom, otherCollege]) {
        await expectNothing(person, place, open(person), secrets);
      }
    }
  });

  it('answers what is open in one way or another, and never with a failure of its own', async () => {
    // What is asked for is done: in a school of which nothing else is wanted.
    const spent = await createPlace(sequelize, caller);
    for (const person of await signInAll(spent)) {
      const routes = open(person).filter((route) => !isOperators(route));
      const reads = routes.filter(({ method }) => method === 'get');
      const writes = routes.filter(({ method }) => method !== 'get');
      for (const route of [...reads, ...writes]) {
        const { status, text } = await ask(route, spent, person.cookie);
        const context = `${person.name}: ${route.method} ${route.path} → ${text.slice(0, 200)}`;
        // Without the media server there is no ticket, which is said.
        if (!text.includes('media-unavailable')) {
          expect(status).withContext(context).toBeLessThan(500);
        }
      }
    }
  });

  it('shows an operator nothing but schools', async () => {
    const operator = people.find(({ access }) => access === 'operator');
    const isOwnAccount = ({ path }: Route) => /^\/(account|second-factor|session)(\/|$)/.test(path);
    const routes = operator ? open(operator) : [];
    expect(routes.filter((route) => !isOwnAccount(route) && !isOperators(route))).toEqual([]);
    expect(routes.filter(isOperators).length).toBeGreaterThan(3);
    const secrets = ['candidateId', 'sittingId', 'examId', 'examRoomId', 'majorId'] as const;
    for (const route of routes.filter(({ method }) => method === 'get')) {
      const { status, text } = await ask(route, here, operator?.cookie ?? '');
      expect(status).withContext(route.path).toBeLessThan(500);
      for (const name of secrets) {
        expect(text.includes(here.ids[name])).withContext(route.path).toBeFalse();
      }
    }
    for (const { access, path } of guarded().filter(isOperators)) {
      expect(access).withContext(path).toEqual(['operator']);
    }
  });

  it('knows what to ask every route for', () => {
    const { routes } = composition;
    const unknown = { method: 'get', path: '/x/:somethingNew' } as Route;
    expect(() => exampleRequest(unknown, here.ids)).toThrowError(/nothing is known to put for/);
    const missing = routes
      .filter(({ access }) => access !== 'anyone')
      .flatMap((route) => {
        try {
          exampleRequest(route, here.ids);
          return [];
        } catch (error) {
          return [(error as Error).message];
        }
      });
    expect(missing).toEqual([]);
  });
});
