import { HttpErrorResponse } from '@angular/common/http';
import { newSchoolRequest, newStaffRequest } from '@exam/contracts';

import { Draft } from './draft';

const refusal = (code: string, fields: { path: string; message: string }[] = []) =>
  new HttpErrorResponse({ status: 409, error: { code, requestId: 'r', fields } });

describe('Draft', () => {
  const typed = { name: '张三', phone: '139 0000 5678', staffNumber: null, collegeId: null };

  it('sends what the contract makes of what was typed', async () => {
    const draft = new Draft(typed);
    const work = jasmine.createSpy('work').and.resolveTo();
    expect(await draft.send(newStaffRequest, work)).toBeTrue();
    expect(work).toHaveBeenCalledOnceWith({ ...typed, phone: '13900005678' });
  });

  it('says at the field what is missing or wrong, until it changes', async () => {
    const draft = new Draft({ ...typed, name: '', phone: '1390' });
    const work = jasmine.createSpy('work');
    expect(await draft.send(newStaffRequest, work)).toBeFalse();
    expect(work).not.toHaveBeenCalled();
    expect(draft.problems()).toEqual({
      '/name': 'schools.wrong.missing',
      '/phone': 'schools.wrong.phone',
    });
    draft.change({ name: '李' });
    expect(Object.keys(draft.problems())).toEqual(['/phone']);
  });

  it('puts the server’s refusal at its field, and keeps what was typed', async () => {
    const draft = new Draft(typed);
    const taken = refusal('phone-taken', [{ path: '/phone', message: 'phone-taken' }]);
    expect(
      await draft.send(newStaffRequest, jasmine.createSpy().and.rejectWith(taken)),
    ).toBeFalse();
    expect(draft.problems()).toEqual({ '/phone': 'problem.phone-taken' });
    expect(draft.failure()).toBeNull();
    expect(draft.value()).toEqual(typed);
  });

  it('keeps a refusal that is about no field', async () => {
    const draft = new Draft(typed);
    await draft.send(newStaffRequest, jasmine.createSpy().and.rejectWith(refusal('holds-role')));
    expect(draft.failure()?.code).toBe('holds-role');
    draft.change({ name: '王' });
    expect(draft.failure()).toBeNull();
  });

  it('is sent once, however often somebody clicks', async () => {
    const draft = new Draft(typed);
    let finish: () => void = () => undefined;
    const work = jasmine.createSpy('work').and.returnValue(
      new Promise<void>((resolve) => {
        finish = resolve;
      }),
    );
    const first = draft.send(newStaffRequest, work);
    expect(draft.busy()).toBeTrue();
    expect(await draft.send(newStaffRequest, work)).toBeFalse();
    finish();
    expect(await first).toBeTrue();
    expect(draft.busy()).toBeFalse();
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('tells three empty numbers from three equal ones', async () => {
    const nobody = { name: '', phone: '' };
    const person = { name: '甲', phone: '13900000001' };
    const school = { name: '甲', pinyinInitials: 'j', timeZone: 'Asia/Shanghai' };
    const draft = new Draft({
      ...school,
      schoolAdmin: nobody,
      securityAdmin: nobody,
      auditAdmin: nobody,
    });
    await draft.send(newSchoolRequest, () => Promise.resolve());
    expect(draft.problems()['/auditAdmin/phone']).toBe('schools.wrong.missing');
    draft.change({ schoolAdmin: person, securityAdmin: person, auditAdmin: person });
    await draft.send(newSchoolRequest, () => Promise.resolve());
    expect(draft.problems()).toEqual({
      '/securityAdmin/phone': 'schools.wrong.same-phone',
      '/auditAdmin/phone': 'schools.wrong.same-phone',
    });
  });
});
