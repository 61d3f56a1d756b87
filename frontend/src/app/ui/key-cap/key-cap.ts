import { Component } from '@angular/core';

/** The key that does what the button around it does. */
@Component({
  selector: 'app-key-cap',
  host: { 'aria-hidden': 'true' },
  template: `<kbd><ng-content /></kbd>`,
  styles: `
    kbd {
      display: inline-grid;
      place-items: center;
      min-width: 20px;
      height: 20px;
      padding: 0 5px;
      border: 1px solid currentcolor;
      border-radius: 4px;
      font-weight: 600;
      line-height: 1;
      font-family: inherit;
      font-size: 11px;
      opacity: 0.8;
    }
  `,
})
export class KeyCap {}
