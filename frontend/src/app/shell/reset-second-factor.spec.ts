import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';

import { testingTexts } from '../core/testing/testing-texts';
import { ResetSecondFactor } from './reset-second-factor';

describe('ResetSecondFactor', () => {
  it('asks for a reason before it takes anything from anybody', async () => {
    TestBed.configureTestingModule({
      imports: [testingTexts({})],
      providers: [provideHttpClient(), provideHttpClientTesting()],
    });
    const http = TestBed.inject(HttpTestingController);
    const fixture = TestBed.createComponent(ResetSecondFactor);
    fixture.componentRef.setInput('personId', 'p1');
    fixture.detectChanges();
    const page = fixture.nativeElement as HTMLElement;
    http
      .expectOne('/api/staff/p1/second-factor')
      .flush({ totp: true, passkeys: 0, recoveryCodesLeft: 3 });
    await fixture.whenStable();
    const submit = async () => {
      page.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
      await fixture.whenStable();
    };
    await submit();
    expect(page.querySelector('.problem')).not.toBeNull();

    const field = page.querySelector('input');
    if (!field) throw new Error('no field');
    field.value = ' lost phone ';
    field.dispatchEvent(new Event('input'));
    await submit();
    const request = http.expectOne('/api/staff/p1/second-factor/reset');
    expect(request.request.body).toEqual({ reason: 'lost phone' });
    expect(request.request.headers.has('Idempotency-Key')).toBeTrue();
    request.flush(null);
    http.verify({ ignoreCancelled: true });
  });
});
