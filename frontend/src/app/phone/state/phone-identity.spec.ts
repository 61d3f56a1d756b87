import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import type { PhoneIdentityView } from '@exam/contracts';
import { of, throwError, type Observable } from 'rxjs';

import { PhoneClient } from '../data/phone-client';
import { PhoneIdentity } from './phone-identity';

const view: PhoneIdentityView = {
  ...{ examName: '复试', expiresAt: '2027-03-27T06:00:00.000Z', documents: [], uploads: [] },
  can: { edit: true },
};
const problem = (status: number, code: string) =>
  throwError(() => new HttpErrorResponse({ status, error: { code, requestId: 'r' } }));

describe('the phone of a candidate', () => {
  let opened: string[];
  let answer: () => Observable<PhoneIdentityView>;
  let phone: PhoneIdentity;

  beforeEach(() => {
    opened = [];
    history.replaceState(null, '', '#token');
    answer = () => of(view);
    const client: Partial<PhoneClient> = {
      open: (token) => {
        opened.push(token);
        return answer();
      },
      file: () => answer(),
    };
    TestBed.configureTestingModule({
      providers: [PhoneIdentity, { provide: PhoneClient, useValue: client }],
    });
    phone = TestBed.inject(PhoneIdentity);
  });

  it('takes the token out of the address, and uses it once', async () => {
    await phone.open();
    await phone.look();
    expect([location.hash, opened, phone.file()]).toEqual(['', ['token'], view]);
  });

  it('keeps the token while the server does not answer', async () => {
    answer = () => throwError(() => new HttpErrorResponse({ status: 0 }));
    await phone.open();
    expect([phone.failure()?.code, phone.isOut()]).toEqual(['unreachable', false]);
    answer = () => of(view);
    await phone.look();
    expect([opened, phone.file(), phone.failure()]).toEqual([['token', 'token'], view, null]);
  });

  it('keeps what it shows through a failure that passes', async () => {
    await phone.open();
    answer = () => problem(500, 'unavailable');
    await phone.look();
    expect([phone.file(), phone.failure()?.code]).toEqual([view, 'unavailable']);
  });

  it('is out once its ticket is', async () => {
    await phone.open();
    answer = () => problem(404, 'upload-ticket-invalid');
    await phone.look();
    expect([phone.file(), phone.isOut()]).toEqual([null, true]);
  });
});
