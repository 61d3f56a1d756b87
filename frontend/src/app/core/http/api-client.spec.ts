import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';

import { ApiClient, lazily } from './api-client';

const anything = { parse: (body: unknown) => body };
const unavailable = { status: 503, statusText: 'Service Unavailable' };

describe('ApiClient', () => {
  let api: ApiClient;
  let server: HttpTestingController;
  let answered: jasmine.Spy;
  let failed: jasmine.Spy;

  beforeEach(() => {
    jasmine.clock().install();
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting()],
    });
    api = TestBed.inject(ApiClient);
    server = TestBed.inject(HttpTestingController);
    answered = jasmine.createSpy('answered');
    failed = jasmine.createSpy('failed');
  });
  afterEach(() => {
    jasmine.clock().uninstall();
    server.verify();
  });

  const command = () => api.post('/x', { a: 1 }, anything);
  const keyOf = () => {
    const sent = server.expectOne('/api/x');
    return { sent, key: sent.request.headers.get('Idempotency-Key') };
  };

  it('repeats a command with the key of the first try where its answer was lost', () => {
    command().subscribe({ next: answered, error: failed });
    const first = keyOf();
    first.sent.error(new ProgressEvent('error'));
    jasmine.clock().tick(1_000);
    const second = keyOf();
    second.sent.flush({ done: true });
    expect(first.key).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(second.key).toBe(first.key);
    expect(answered).toHaveBeenCalledOnceWith({ done: true });
  });

  it('gives another action another key', () => {
    command().subscribe();
    const first = keyOf();
    command().subscribe();
    expect(keyOf().key).not.toBe(first.key);
  });

  it('parses an answer by a schema that it loads only then', async () => {
    const time = firstValueFrom(
      api.get(
        '/x',
        lazily(({ timeView }) => timeView),
      ),
    );
    keyOf().sent.flush({ now: '2027-03-27T06:00:00.000Z', more: 'than the contract says' });
    expect(await time).toEqual({ now: '2027-03-27T06:00:00.000Z' });
  });

  it('gives up after the third try', () => {
    command().subscribe({ next: answered, error: failed });
    for (let attempt = 0; attempt < 3; attempt++) {
      keyOf().sent.flush(null, unavailable);
      jasmine.clock().tick(3_000);
    }
    expect(failed).toHaveBeenCalledTimes(1);
  });

  it('does not repeat what the server refused', () => {
    command().subscribe({ next: answered, error: failed });
    keyOf().sent.flush(null, { status: 409, statusText: 'Conflict' });
    jasmine.clock().tick(3_000);
    expect(failed).toHaveBeenCalledTimes(1);
  });
});
