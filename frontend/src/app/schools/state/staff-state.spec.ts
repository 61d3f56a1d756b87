import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { SessionView, StaffView } from '@exam/contracts';
import { provideStore, Store } from '@ngrx/store';

import { sessionActions } from '../../core/session/session.actions';
import { sessionFeature } from '../../core/session/session.feature';
import { StaffState } from './staff-state';

const personId = '00000000-0000-4000-8000-000000000001';
const college = { id: '00000000-0000-4000-8000-000000000002', name: '信息学院' };
const person: StaffView = {
  id: personId,
  name: '张三',
  phone: '139****5678',
  staffNumber: null,
  college,
  state: 'enabled',
  schoolRoles: [],
  rooms: [],
  can: { edit: true, move: true, disable: true, enable: false },
};

describe('StaffState', () => {
  let server: HttpTestingController;
  let state: StaffState;

  const signIn = (schoolRoles: SessionView['schoolRoles']) => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideStore({ [sessionFeature.name]: sessionFeature.reducer }),
        StaffState,
      ],
    });
    const session = { schoolRoles, college, school: { id: 'school' } } as unknown as SessionView;
    TestBed.inject(Store).dispatch(sessionActions.signedIn({ session }));
    server = TestBed.inject(HttpTestingController);
    state = TestBed.inject(StaffState);
  };
  const list = () => server.match(({ url }) => url === '/api/admin/staff');
  const settle = () => {
    TestBed.tick();
  };
  const until = async (met: () => boolean) => {
    while (!met()) {
      TestBed.tick();
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  };

  it('asks for what the filter says, from the first page on, without what is empty', () => {
    signIn(['schoolAdmin']);
    settle();
    const [first] = list();
    expect(first?.request.params.toString()).toBe('page=1');
    state.page.set(3);
    state.narrow({ search: '张', state: 'disabled' });
    settle();
    const [second] = list();
    expect(second?.request.params.toString()).toBe('search=%E5%BC%A0&state=disabled&page=1');
    expect(state.isFiltered()).toBeTrue();
    state.showEverybody();
    expect(state.isFiltered()).toBeFalse();
  });

  it('shows who was changed as the server has them now', async () => {
    signIn(['schoolAdmin']);
    settle();
    list()[0]?.flush({ staff: [person], total: 1, can: { add: true } });
    await until(() => state.staff.value() !== undefined);
    const done = state.setState(personId, 'disable', '离职');
    const sent = server.expectOne(`/api/admin/staff/${personId}/disable`);
    expect(sent.request.body).toEqual({ reason: '离职' });
    sent.flush({ ...person, state: 'disabled' });
    await done;
    expect(state.staff.value()?.staff[0]?.state).toBe('disabled');
  });

  it('offers a college admin their own college alone', () => {
    signIn(['collegeAdmin']);
    expect(state.colleges().map(({ name }) => name)).toEqual(['信息学院']);
    expect(state.ownCollege()?.id).toBe(college.id);
  });
});
