import { DOCUMENT, Service, inject } from '@angular/core';

/** Leaves the portal in the same tab: a kiosk's browser has no second one. */
@Service()
export class Departure {
  private readonly window = inject(DOCUMENT).defaultView;

  to(url: string): void {
    this.window?.location.assign(url);
  }
}
