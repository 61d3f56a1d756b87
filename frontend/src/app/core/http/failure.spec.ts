import { HttpErrorResponse } from '@angular/common/http';

import { failureOf } from './failure';

const body = { type: 'about:blank', title: 'x', status: 422, code: 'code-wrong', requestId: 'r1' };

describe('failureOf', () => {
  it('takes code and facts from a problem document', () => {
    const error = new HttpErrorResponse({ status: 422, error: { ...body, triesLeft: 3 } });
    expect(failureOf(error)).toEqual({
      code: 'code-wrong',
      requestId: 'r1',
      fields: [],
      retryAfter: null,
      triesLeft: 3,
      maxBytes: null,
    });
  });

  it('is unreachable where no answer came', () => {
    expect(failureOf(new HttpErrorResponse({ status: 0 })).code).toBe('unreachable');
  });

  it('is unexpected for what is outside the contract', () => {
    const page = new HttpErrorResponse({ status: 502, error: '<h1>Bad Gateway</h1>' });
    expect(failureOf(page).code).toBe('unexpected');
    expect(failureOf(new Error('broken')).code).toBe('unexpected');
  });
});
